// What somebody types stays on the server, sealed: it is in no address, no title, no store of the browser, no log.

import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, it } from 'node:test';
import { openProfile } from '../support/browser.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import * as walks from './walks.mjs';

const ELSEWHERE = 'https://www.bbc.co.uk/weather';
const REFERENCE = /^([0-9A-Z]{4}-){4}[0-9A-Z]$/;
const REFER = '/refer/person/1/name';

describe('what somebody types leaves nothing behind', () => {
  const shared = sharedWaymark();
  const { open } = shared;

  it('canary words in every field are found nowhere', async (t) => {
    const profile = await mkdtemp(join(tmpdir(), 'waymark-profile-'));
    t.after(() => rm(profile, { recursive: true, force: true }));
    const browser = await openProfile(profile, { origin: shared.waymark.public });
    const page = browser.pages()[0] ?? (await browser.newPage());
    const canaries = [];
    const seen = [];
    page.on('request', (request) => seen.push(request.url()));

    const look = async () => seen.push(await page.title(), page.url(), ...(await kept(page)));
    await walks.begin(page, 'public');
    await walks.walk(page, walks.PUBLIC.map((step) => withCanaries(step, canaries)), '', look);
    await look();
    const check = await page.content();
    assert.deepEqual(canaries.filter((word) => !check.includes(word)), [], 'the check shows what was typed');
    await walks.submit(page);
    await look();
    const reference = await page.getByText(REFERENCE).innerText();
    await page.goto('/add');
    const addition = canary('addition', canaries);
    await walks.fill(page, { reference, text: addition });
    await walks.submit(page);
    await look();
    await browser.close();

    assert.ok(canaries.length > 20, 'every field has a canary');
    const places = {
      'addresses, titles and stores of the browser': seen.join('\n'),
      'the log of the server': shared.waymark.log,
    };
    for (const [place, text] of Object.entries(places)) {
      assert.deepEqual(canaries.filter((word) => decodeURIComponent(text).includes(word)), [], place);
    }
    assert.deepEqual(await foundIn(profile, [...canaries, reference]), [], 'the folder of the browser');
    assert.deepEqual(await foundIn(shared.waymark.dir, canaries), [], 'the folder of the server');
    // The search itself works: a browser does keep where it has been.
    assert.notDeepEqual(await foundIn(profile, [shared.waymark.public]), []);
  });

  it('the browser holds one cookie, with nothing in it but a key', async (t) => {
    const page = await open(t);
    await walks.begin(page, 'public');
    await walks.walk(page, walks.SHORTEST);
    const cookies = await page.context().cookies();
    assert.deepEqual(
      cookies.map(({ name, httpOnly, sameSite, expires }) => ({ name, httpOnly, sameSite, expires })),
      [{ name: 'waymark-draft', httpOnly: true, sameSite: 'Strict', expires: -1 }],
    );
    assert.match(cookies[0].value, /^[\w-]{20,64}$/);
    assert.deepEqual(await kept(page), cookies.map(({ name, value }) => `cookie ${name}=${value}`));
  });

  it('Back after sending shows nothing that was typed', async (t) => {
    const page = await open(t);
    const typed = [];
    await walks.begin(page, 'public');
    await walks.walk(page, walks.SHORTEST.map((step) => withCanaries(step, typed)));
    await walks.submit(page);
    for (let back = 0; back < 4; back += 1) {
      await page.goBack();
      const shown = await page.content();
      assert.deepEqual(typed.filter((word) => shown.includes(word)), []);
      assert.match(page.url(), /\/refer\/sent$/);
    }
  });

  const WAYS_OUT = {
    'the button': async (page) => page.getByRole('button', { name: 'Exit this page' }).click(),
    'three times Shift': async (page) => {
      for (let press = 0; press < 3; press += 1) await page.keyboard.press('Shift');
    },
  };
  for (const [name, leave] of Object.entries(WAYS_OUT)) {
    for (const javaScript of name === 'the button' ? [true, false] : [true]) {
      it(`${name} leads away ${javaScript ? '' : 'without JavaScript '}and the browser forgets`, async (t) => {
        const page = await open(t, { javaScript });
        const typed = [];
        await walks.begin(page, 'public');
        await walks.walk(page, walks.SHORTEST.slice(0, 4).map((step) => withCanaries(step, typed)));
        assert.equal((await page.context().cookies()).length, 1);
        await Promise.all([page.waitForRequest(ELSEWHERE), leave(page)]);
        assert.deepEqual(await page.context().cookies(), []);
        const again = await page.context().newPage();
        await again.goto(REFER);
        assert.match(again.url(), /\/refer\/expired$/);
        await again.goto('/refer');
        assert.equal(await again.getByText('Go on where you stopped').count(), 0);
      });
    }
  }

  it('sending twice and loading again give the same reference', async (t) => {
    const page = await open(t, { javaScript: false });
    await walks.begin(page, 'public');
    await walks.walk(page, walks.SHORTEST);
    const check = await page.context().newPage();
    await check.goto('/refer/check');
    await walks.arriving(page, () => page.getByRole('button', { name: 'Send', exact: true }).dblclick());
    await page.waitForURL('**/refer/sent');
    const reference = await page.getByText(REFERENCE).innerText();
    await page.reload();
    assert.equal(await page.getByText(REFERENCE).innerText(), reference);
    await walks.submit(check);
    assert.equal(await check.getByText(REFERENCE).innerText(), reference);
  });

  it('two tabs fill in one form, and what was begun again is not sent by the older tab', async (t) => {
    const page = await open(t);
    await walks.begin(page, 'public');
    await walks.skip(page, walks.SHORTEST);
    const tab = await page.context().newPage();
    await tab.goto('/refer/worry');
    await walks.fill(tab, { worry: 'Written in the other tab.' });
    await walks.submit(tab);
    await page.goto('/refer/check');
    assert.equal(await page.getByText('Written in the other tab.').count(), 1);
    await walks.begin(tab, 'public');
    await walks.submit(page);
    assert.doesNotMatch(page.url(), /\/refer\/sent$/);
    await page.goto('/refer/sent');
    assert.doesNotMatch(page.url(), /\/refer\/sent$/);
  });
});

/** What scripts of a page, and cookies, could keep. */
async function kept(page) {
  const stored = await page.evaluate(async () => [
    ...Object.entries({ ...localStorage }).map((entry) => `local ${entry}`),
    ...Object.entries({ ...sessionStorage }).map((entry) => `session ${entry}`),
    ...(await indexedDB.databases()).map(({ name }) => `database ${name}`),
    ...(await (globalThis.caches?.keys() ?? [])).map((name) => `cache ${name}`),
    ...(window.name ? [`window ${window.name}`] : []),
  ]);
  const cookies = await page.context().cookies();
  return [...stored, ...cookies.map(({ name, value }) => `cookie ${name}=${value}`)];
}

/** A step whose words are canaries; what is chosen, and numbers, stay as they are. */
function withCanaries([path, fields], canaries) {
  const filled = Object.entries(fields).map(([name, value]) => {
    const isChosen = /^[a-z_]+$/.test(value) || /^\d+$/.test(value);
    if (isChosen && !name.endsWith('postcode')) return [name, value];
    const word = canary(name, canaries);
    return [name, name === 'you.email' ? `${word}@example.com` : word];
  });
  return [path, Object.fromEntries(filled)];
}

function canary(name, canaries) {
  const word = `zqx${name.replaceAll(/[^a-z]/g, '')}wren`;
  canaries.push(word);
  return word;
}

/** Which words the files below a folder hold, in either of the ways a program writes text. */
async function foundIn(folder, words) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const found = [];
  for (const entry of entries.filter((entry) => entry.isFile())) {
    const file = join(entry.parentPath ?? entry.path, entry.name);
    const bytes = await readFile(file).catch(() => Buffer.alloc(0));
    const held = words.filter((word) => bytes.includes(word) || bytes.includes(Buffer.from(word, 'utf16le')));
    found.push(...held.map((word) => `${word} in ${file.slice(folder.length + 1)}`));
  }
  return found;
}
