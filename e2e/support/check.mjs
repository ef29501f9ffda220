// What every page has to be: accessible, valid, neutral, self-contained, and readable on a small telephone.

import assert from 'node:assert/strict';
import { mkdir, readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HtmlValidate } from 'html-validate';
import { takeRecord, withScripts } from './browser.mjs';

const require = createRequire(import.meta.url);
const AXE = await readFile(require.resolve('axe-core/axe.min.js'), 'utf8');
const AXE_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
// GOV.UK Frontend's own templates make links that look like buttons, and name the role of a date's fieldset: two rules
// of taste in the configuration leave room for that.
const VALIDATOR = new HtmlValidate(require('./htmlvalidate.json'));
const RESULTS = fileURLToPath(new URL('../../test-results/', import.meta.url));
const SMALL_PX = 320;

// A title shows in the tab, the history and over a shoulder: in neither language may it say what this is about.
const TELLING = /terroris|extremis|radicalis|terfysg|eithafi|radicaleiddio/i;

const HEADERS = {
  'cache-control': /no-store/,
  'content-security-policy': /default-src 'none'.*frame-ancestors 'none'|frame-ancestors 'none'.*default-src 'none'/,
  'cross-origin-opener-policy': /^same-origin$/,
  'cross-origin-resource-policy': /^same-origin$/,
  'referrer-policy': /^no-referrer$/,
  'x-content-type-options': /^nosniff$/,
};

/**
 * Checks the page that is showing and takes two screenshots of it, wide and small, into `test-results/`.
 * All faults are told at once.
 *
 * @param name    of the screenshots; unique within the suite
 * @param status  the answer's status
 * @param typed   what the visitor has typed so far: none of it may show in the address or the title
 */
export async function checkPage(page, name, { status = 200, typed = [] } = {}) {
  const { foreign, complaints, document } = takeRecord(page);
  assert.ok(document, `${name}: no page has been loaded`);
  const faults = [
    ...(document.status === status ? [] : [`status ${document.status} instead of ${status}`]),
    ...foreign.map((url) => `asked another origin for ${url}`),
    ...complaints,
    ...headerFaults(document.headers),
    ...(await titleFaults(page, typed)),
    ...(await markUpFaults(await document.html)),
    ...(await withScripts(page, accessibilityFaults)),
    ...(await smallScreenFaults(page, name)),
  ];
  assert.deepEqual(faults, [], [`${name} (${page.url()})`, ...faults].join('\n  '));
}

function headerFaults(headers) {
  return Object.entries(HEADERS)
    .filter(([header, wanted]) => !wanted.test(headers[header] ?? ''))
    .map(([header]) => `header ${header} is ${headers[header] ?? 'missing'}`);
}

async function titleFaults(page, typed) {
  const title = await page.title();
  const hasErrors = (await page.locator('.govuk-error-summary').count()) > 0;
  const faults = [];
  if (title.trim() === '') faults.push('no title');
  if (hasErrors !== /^(Error|Gwall): /.test(title)) {
    faults.push(`title "${title}" ${hasErrors ? 'does not tell of' : 'tells of'} errors`);
  }
  if (TELLING.test(title)) faults.push(`title "${title}" is not neutral`);
  const shown = `${decodeURIComponent(page.url())} ${title}`;
  faults.push(...typed.filter((text) => shown.includes(text)).map((text) => `"${text}" shows in address or title`));
  return faults;
}

async function markUpFaults(html) {
  const report = await VALIDATOR.validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `HTML ${line}:${column} ${ruleId}: ${message}`),
  );
}

async function accessibilityFaults(page) {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(
    (tags) => globalThis.axe.run(document, { runOnly: { type: 'tag', values: tags } }),
    AXE_RULES,
  );
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target }) => `axe ${id}: ${help} at ${target.join(' ')}`),
  );
}

async function smallScreenFaults(page, name) {
  await mkdir(RESULTS, { recursive: true });
  const wide = page.viewportSize();
  await page.screenshot({ path: join(RESULTS, `${name}.png`), fullPage: true });
  await page.setViewportSize({ width: SMALL_PX, height: 640 });
  const needed = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.screenshot({ path: join(RESULTS, `${name}-small.png`), fullPage: true });
  await page.setViewportSize(wide);
  return needed > SMALL_PX ? [`needs ${needed} pixels of a ${SMALL_PX} pixel screen`] : [];
}
