// What no page asks for: each gets a clear answer, what was typed stays, and nothing breaks.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkPage } from '../support/check.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import { visitor } from '../support/visitor.mjs';
import * as walks from './walks.mjs';

const MEGABYTE = 1_000_000;
const NAME = '/refer/person/1/name';
const BIRTH = '/refer/person/1/birth';
const RIGHT_TO_LEFT_NAME = 'نور \u202eZoe\u0308\u0301\u0323 e\u0336\u0489';
const SCRIPT = '"><script>alert(1)</script><img src=x onerror=alert(2)>{{7*7}}';

describe('what no page asks for', () => {
  const { open } = sharedWaymark();

  /** Somebody at a page of the form, with all before it filled in. */
  const at = async (t, path) => {
    const page = await open(t);
    await walks.beginUnseen(page, 'public');
    const before = walks.SHORTEST.findIndex(([step]) => step === path);
    await walks.skip(page, walks.SHORTEST.slice(0, before));
    await page.goto(path);
    return page;
  };
  const typed = (page, name) => page.locator(`[name="${name}"]`).inputValue();

  it('a text of 10 megabytes is kept whole, with the limit said', async (t) => {
    const page = await at(t, '/refer/worry');
    const text = 'a worry.'.repeat((10 * MEGABYTE) / 8);
    // Chromium takes minutes to lay so long a text out, so its answer is read and not shown.
    const answer = await walks.post(page, '/refer/worry', { worry: text });
    assert.equal(answer.status(), 422);
    const html = await answer.text();
    assert.match(html, /This is 10,000,000 characters long and one field takes 100,000\. Nothing you typed is lost/);
    assert.ok(html.includes(`>${text}</textarea>`), 'the text is not what was typed');
  });

  it('a text of 13 megabytes is refused on a page that says what to do', async (t) => {
    const page = await at(t, '/refer/worry');
    await walks.postFromPage(page, '/refer/worry', { worry: 'a worry.'.repeat((13 * MEGABYTE) / 8) });
    await checkPage(page, 'bad-too-much', { status: 413 });
    await page.goto('/refer/worry');
    await walks.fill(page, { worry: 'A worry.' });
    await walks.submit(page);
    await walks.onPage(page, NAME);
  });

  it('five thousand people in one form are refused, and the draft stays as it was', async (t) => {
    const page = await at(t, BIRTH);
    const people = Array.from({ length: 5_000 }, (_, index) => [`person.${index + 1}.name`, 'Bryn']);
    const answer = await walks.post(page, NAME, people);
    assert.equal(answer.status(), 400);
    assert.match(await answer.text(), /Nothing was changed/);
    await page.goto(NAME);
    assert.equal(await typed(page, 'person.1.name'), 'Bryn Talfan');
    const check = await page.goto('/refer/person/2/name');
    assert.ok(check.ok() && !page.url().endsWith('/person/2/name'), 'there is a second person');
  });

  it('a name from right to left, with marks, is kept as typed and shown without disguise', async (t) => {
    const page = await at(t, NAME);
    await walks.fill(page, { 'person.1.name': RIGHT_TO_LEFT_NAME });
    await walks.submit(page);
    await walks.onPage(page, BIRTH);
    await page.goto(NAME);
    assert.equal(await typed(page, 'person.1.name'), RIGHT_TO_LEFT_NAME);
    await walks.skip(page, walks.SHORTEST.slice(4));
    await page.goto('/refer/check');
    await checkPage(page, 'bad-name');
    assert.match(await page.getByRole('main').innerText(), /\[U\+202E\]Zoe/);
    await walks.submit(page);
    await walks.onPage(page, '/refer/sent');
  });

  it('two dates of birth are both kept, and which to keep is asked', async (t) => {
    const page = await at(t, BIRTH);
    await walks.fill(page, { 'person.1.birth.month': '3', 'person.1.birth.year': '2006 or 2007' });
    await walks.submit(page);
    const [error] = await visitor(page).errors();
    assert.match(error, /^Two dates of birth were given\. Keep the one that is more likely/);
    assert.equal(await typed(page, 'person.1.birth.year'), '2006 or 2007');
    assert.equal(await typed(page, 'person.1.birth.month'), '3');
  });

  it('a whole date in the first box is a date', async (t) => {
    const page = await at(t, BIRTH);
    await walks.fill(page, { 'person.1.birth.day': '27/3/2007' });
    await walks.submit(page);
    await walks.onPage(page, '/refer/person/1/aware');
  });

  it('a script in every field stays text', async (t) => {
    const page = await open(t);
    const dialogs = [];
    page.on('dialog', (dialog) => dialogs.push(dialog.message()) && dialog.dismiss());
    await walks.begin(page, 'public');
    await walks.walk(page, walks.PUBLIC.map(withScripts));
    await checkPage(page, 'bad-scripts');
    assert.ok((await page.getByRole('main').innerText()).includes(SCRIPT));
    await walks.submit(page);
    await walks.onPage(page, '/refer/sent');
    assert.deepEqual(dialogs, []);
  });

  it('signs that no keyboard has do no harm', async (t) => {
    const page = await at(t, '/refer/worry');
    const answer = await walks.postBody(page, '/refer/worry', 'worry=a%00b%07c%1B%5B2Jd%7F%C2%85e%EF%BF%BE%EF%BB%BFf');
    assert.equal(answer.status(), 303);
    await walks.skip(page, walks.SHORTEST.slice(3));
    await page.goto('/refer/check');
    await checkPage(page, 'bad-signs');
    await walks.submit(page);
    await walks.onPage(page, '/refer/sent');
  });

  /** A name, the path, the body as it goes over the wire, and the answer's status. */
  const FORGED = [
    ['a field that the page does not ask', '/refer/worry', 'worry=a&role=admin', 400],
    ['a field that comes twice', '/refer/worry', 'worry=a&worry=b', 400],
    ['two dates of birth in one form', '/refer/worry', 'birth.year=2006&birth.year=2007', 400],
    ['letters that are none', '/refer/worry', 'worry=%FF%FE', 400],
    ['a broken escape', '/refer/worry', 'worry=%zz', 400],
    ['an answer that is not offered', '/refer/danger', 'danger=perhaps', 422],
    ['a way in that is not offered here', '/refer', 'mode=operator', 400],
    ['a key that is none', '/add', 'reference=7K2M-Q9TX-4BVH-2D6N-8&text=a&retry_key=x', 400],
    ['a person of whom there is none', '/refer/person/9/name', 'person.9.name=a', 303],
    ['a person that cannot be', '/refer/person/99999/name', 'person.99999.name=a', 404],
  ];
  for (const [name, path, body, status] of FORGED) {
    it(`${name} is refused`, async (t) => {
      const page = await open(t);
      await walks.beginUnseen(page, 'public');
      await walks.skip(page, walks.SHORTEST.slice(0, 3));
      const answer = await walks.postBody(page, path, body);
      assert.equal(answer.status(), status);
      const kept = await page.context().request.get('/refer/worry');
      assert.ok((await kept.text()).includes('>He speaks of nothing else.</textarea>'), 'what was kept has changed');
    });
  }

  it('a cookie that opens nothing is as good as none', async (t) => {
    const page = await open(t);
    await page.goto('/');
    for (const value of ['x', 'A'.repeat(43), 'A'.repeat(4_000)]) {
      await page.context().addCookies([{ name: 'waymark-draft', value, url: page.url() }]);
      await page.goto('/refer/worry');
      await walks.onPage(page, '/refer/expired');
    }
  });

  it('an address without end is refused', async (t) => {
    const page = await open(t);
    for (const length of [2_000, 20_000, 200_000]) {
      const answer = await page.context().request.get(`/${'a'.repeat(length)}`);
      assert.ok([404, 414, 431].includes(answer.status()), `${length}: ${answer.status()}`);
    }
  });
});

describe('somebody who sends more than an office does', () => {
  const { open } = sharedWaymark();

  it('is asked to wait, and told whom to ring', async (t) => {
    const page = await open(t);
    await page.goto('/answer');
    // On a slow machine the budget grows while it is spent, so it takes as many as it takes.
    const isRefused = async () => (await walks.post(page, '/answer', { code: '' })).status() === 429;
    let sent = 0;
    while (!(await isRefused())) assert.ok((sent += 1) < 2_000, 'forms are taken without end');
    assert.ok(sent >= 240, `an office could send ${sent} forms`);
    await walks.submit(page);
    await checkPage(page, 'bad-too-many', { status: 429 });
    assert.match(await page.getByRole('main').innerText(), /0800 011 3764/);
  });
});

/** A step in which everything that is written, and not chosen, is a script. */
function withScripts([path, fields]) {
  const chosen = /^([a-z_]+|\d+)$/;
  const filled = Object.entries(fields).map(([name, value]) => {
    const isWords = !chosen.test(value) && name !== 'you.email';
    return [name, isWords ? SCRIPT : value];
  });
  return [path, Object.fromEntries(filled)];
}
