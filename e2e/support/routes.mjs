// The printed table of routes, and which of them a test has been to.

import { readFile } from 'node:fs/promises';

const TABLE = new URL('../../docs/generated/routes.md', import.meta.url);

/**
 * The routes of one site, as `docs/generated/routes.md` lists them.
 *
 * @param site  `Public site` or `Staff site`
 */
export async function routesOf(site) {
  const sections = (await readFile(TABLE, 'utf8')).split(/^## /m);
  const section = sections.find((text) => text.startsWith(`${site}\n`));
  if (!section) throw new Error(`the table of routes has no section "${site}"`);
  const rows = section.matchAll(/^\| (GET|POST)[^|]*\| `([^`]+)`( ·)?(?: ○)? \|/gm);
  return [...rows].map(([, method, path, dot]) => ({ method, path, translated: dot !== undefined }));
}

/** What a visitor has asked for, and which pages were looked at; both as routes of the table. */
export class Footprints {
  #routes;
  #prefix;
  #trodden = new Set();

  constructor(routes, prefix = '') {
    this.#routes = routes;
    this.#prefix = prefix;
  }

  /** A form was sent, or something that is no page was fetched. */
  asked(method, url) {
    const route = this.#routeOf(method, new URL(url).pathname);
    if (route && (method === 'POST' || !isPage(route))) this.#trodden.add(route);
  }

  /** A page was looked at. */
  looked(url) {
    const route = this.#routeOf('GET', new URL(url).pathname);
    if (route) this.#trodden.add(route);
  }

  /** Whether nobody has been to what this address leads to. */
  isNew(method, url) {
    const route = this.#routeOf(method, new URL(url).pathname);
    return route !== undefined && !this.#trodden.has(route);
  }

  /** The routes that nobody has been to. */
  missed() {
    return this.#routes.filter((route) => !this.#trodden.has(route)).map(({ method, path }) => `${method} ${path}`);
  }

  #routeOf(method, address) {
    if (!address.startsWith(this.#prefix)) return undefined;
    const path = address.slice(this.#prefix.length) || '/';
    const of = this.#routes.filter((route) => route.method === method);
    return of.find((route) => route.path === path) ?? of.find((route) => pattern(route.path).test(path));
  }
}

/** Whether a route can be gone to as it stands. */
export const isPlain = ({ method, path }) => method === 'GET' && !path.includes('{');

/** Whether a route answers with a page, and not with a file, a word or the way to another page. */
export const isPage = ({ path }) => !/^\/(exit$|assets\/|health\/|sign-in\/code$|cases\/\{case\}\/match$)/.test(path);

function pattern(path) {
  return new RegExp(`^${path.replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}
