// A tour of every page of a site, each looked at closely: shared by the tests of the two languages and of the staff site.

import assert from 'node:assert/strict';
import { it } from 'node:test';
import { checkPage } from '../support/check.mjs';
import { Footprints, isPage, isPlain } from '../support/routes.mjs';

/**
 * Somebody who looks at pages.
 *
 * @param shared  what `sharedWaymark` gives
 * @param routes  the routes of the site
 * @param names   what the names of the screenshots begin with
 * @param prefix  `/cy` for the Welsh half
 * @param origin  says where the site is
 */
export class Tour {
  #shared;
  #routes;
  #origin;

  constructor({ shared, routes, names, prefix = '', origin = () => shared.waymark.public }) {
    this.#shared = shared;
    this.#routes = routes;
    this.#origin = origin;
    this.names = names;
    this.prefix = prefix;
    this.footprints = new Footprints(routes, prefix);
  }

  /** A fresh visitor. */
  async visit(t) {
    const page = await this.#shared.open(t, { origin: this.#origin() });
    page.on('request', (request) => this.footprints.asked(request.method(), request.url()));
    return page;
  }

  /** Looks at the page that is showing. */
  async look(page, name, options) {
    await checkPage(page, `${this.names}-${name}`, options);
    this.footprints.looked(page.url());
  }

  /** A test for each page that needs nothing but its address. */
  plainPages() {
    const plain = this.#routes.filter((route) => isPlain(route) && isPage(route));
    it('every page that has an address of its own', async (t) => {
      const page = await this.visit(t);
      for (const { path } of plain) {
        const address = this.prefix && path === '/' ? this.prefix : this.prefix + path;
        await page.goto(address);
        // Some pages of the form are shown only to whoever has begun it; another test goes there.
        if (new URL(page.url()).pathname === address) await this.look(page, slug(path));
      }
    });
  }

  /** The last test: nothing was left out. */
  nothingMissed() {
    it('no route is left without a look', () => assert.deepEqual(this.footprints.missed(), []));
  }
}

/** A path as part of a file's name. */
export function slug(path) {
  return path.slice(1).replaceAll('/', '-') || 'home';
}
