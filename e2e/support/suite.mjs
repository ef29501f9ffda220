// One program and one browser for all tests of a file.

import { after, before } from 'node:test';
import { openBrowser, openPage } from './browser.mjs';
import { startWaymark } from './waymark.mjs';

/**
 * Starts both before the tests of the surrounding `describe` and ends them after.
 *
 * @param args  further options of `waymark demo`
 * @returns `waymark` and `browser` once the tests run, and `open(t, options)`: a visitor's page of the public site
 *          unless the options of `openPage` say otherwise, closed with the test
 */
export function sharedWaymark({ args = () => [] } = {}) {
  const endings = [];
  const shared = {
    async open(t, options = {}) {
      const page = await openPage(shared.browser, { origin: shared.waymark.public, ...options });
      t.after(() => page.context().close());
      return page;
    },
  };
  before(async () => {
    shared.waymark = await startWaymark({ after: (end) => endings.push(end) }, { args: args() });
    shared.browser = await openBrowser();
  });
  after(async () => {
    await shared.browser?.close();
    for (const end of endings) await end();
  });
  return shared;
}
