// Chromium, and pages that remember what happened on them.

import { chromium } from 'playwright-core';

const PATIENCE_MS = 15_000;
const FLAGS = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--no-first-run',
  // A redirect is followed without asking the page's routes: no name is found, so nothing leaves this machine.
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
  '--no-proxy-server',
];

const records = new WeakMap();

/** A browser. Given a test's context it is closed with the test; otherwise the caller closes it. */
export async function openBrowser(t) {
  const browser = await chromium.launch(launch());
  t?.after(() => browser.close());
  return browser;
}

/**
 * A browser that keeps what it learns in a folder, as a person's own does. The caller closes it.
 *
 * @param folder  of the profile
 * @param origin  the site being visited
 */
export function openProfile(folder, { origin }) {
  return chromium.launchPersistentContext(folder, { ...launch(), baseURL: origin });
}

function launch() {
  // Chromium refuses its sandbox to root, which is who runs tests in a container.
  const asRoot = process.getuid() === 0 ? ['--no-sandbox'] : [];
  return { executablePath: process.env.WAYMARK_CHROMIUM ?? '/usr/bin/chromium', args: [...FLAGS, ...asRoot] };
}

/**
 * A fresh visitor: no cookies, nothing cached. What the page asks of another origin is noted and
 * never sent.
 *
 * @param origin      the site being visited, such as `http://127.0.0.1:8080`
 * @param javaScript  false for a visitor whose browser runs none
 * @param width       of the window, in CSS pixels
 */
export async function openPage(browser, { origin, javaScript = true, width = 1280 }) {
  const context = await browser.newContext({
    baseURL: origin,
    javaScriptEnabled: javaScript,
    viewport: { width, height: 900 },
  });
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const record = { origin: new URL(origin).origin, javaScript, foreign: [], complaints: [], document: undefined };
  records.set(page, record);
  await context.route(
    (url) => url.protocol.startsWith('http') && url.origin !== record.origin,
    (route) => {
      record.foreign.push(route.request().url());
      return route.abort();
    },
  );
  page.on('pageerror', (error) => record.complaints.push(`script error: ${error.message}`));
  page.on('console', (message) => noteComplaint(record, message));
  page.on('response', (response) => noteDocument(record, page, response));
  return page;
}

/** What has happened on a page since it was opened, or since this was last asked. */
export function takeRecord(page) {
  const record = records.get(page);
  if (!record) throw new Error('this page was not opened with openPage');
  const { foreign, complaints } = record;
  record.foreign = [];
  record.complaints = [];
  return { foreign, complaints, document: record.document };
}

/**
 * Lends `use` a page in which a checking script can run: the page itself, or, where scripts are off, a twin
 * made of the same answer without its scripts.
 */
export async function withScripts(page, use) {
  const { javaScript, document } = records.get(page);
  if (javaScript) return use(page);
  const context = await page.context().browser().newContext({ viewport: page.viewportSize() });
  const body = await document.html;
  await context.route('**/*', (route) => {
    const request = route.request();
    if (request.isNavigationRequest()) return route.fulfill({ headers: document.headers, body });
    return request.resourceType() === 'script' ? route.abort() : route.continue();
  });
  const twin = await context.newPage();
  await twin.goto(document.url);
  try {
    return await use(twin);
  } finally {
    await context.close();
  }
}

function noteComplaint(record, message) {
  const { url } = message.location();
  // The browser reports an error page's own status as a failed resource; the status is the test's to judge.
  const ownStatus = message.text().startsWith('Failed to load resource') && url === record.document?.url;
  if (message.type() === 'error' && !ownStatus) record.complaints.push(`console: ${message.text()} (${url})`);
}

function noteDocument(record, page, response) {
  const request = response.request();
  if (!request.isNavigationRequest() || request.frame() !== page.mainFrame()) return;
  const isRedirect = response.status() >= 300 && response.status() < 400;
  if (isRedirect) return;
  // The body is fetched now: after the next navigation the browser no longer has it.
  const html = response.text().catch(() => '');
  record.document = { url: response.url(), status: response.status(), headers: response.headers(), html };
}
