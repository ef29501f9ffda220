// The harness itself: what it must find, planted in pages of a little server of the test's own.

import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { openBrowser, openPage } from './support/browser.mjs';
import { checkPage } from './support/check.mjs';
import { visitor } from './support/visitor.mjs';

const HEADERS = {
  'Content-Type': 'text/html; charset=utf-8',
  'Cache-Control': 'no-store',
  'Content-Security-Policy': "default-src 'none'; form-action 'self'; frame-ancestors 'none'; img-src *",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
};

const FORM = `
  <form method="post" action="/">
    <label for="name">What is your name?</label>
    <input id="name" name="name" type="text">
    <fieldset><legend>When were you born?</legend>
      <label for="day">Day</label><input id="day" name="day" type="text">
      <label for="year">Year</label><input id="year" name="year" type="text">
    </fieldset>
    <fieldset><legend>How do you know them?</legend>
      <input id="parent" name="relation" type="radio" value="parent"><label for="parent">Parent</label>
      <input id="friend" name="relation" type="radio" value="friend"><label for="friend">Friend</label>
      <input id="other" name="relation" type="radio" value="other"><label for="other">Somebody else</label>
    </fieldset>
    <fieldset><legend>What did you notice?</legend>
      <input id="mood" name="sign" type="checkbox" value="mood"><label for="mood">Mood</label>
      <input id="sleep" name="sign" type="checkbox" value="sleep"><label for="sleep">Sleep</label>
    </fieldset>
    <label for="area">Which area?</label>
    <select id="area" name="area"><option value="a">Ashby</option><option value="b">Borley</option></select>
    <button type="submit">Continue</button>
  </form>`;

function html({ title = 'Your answers', main = FORM } = {}) {
  return `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>
    <meta name="viewport" content="width=device-width, initial-scale=1"></head>
    <body><main><h1>Your answers</h1>${main}</main></body></html>`;
}

/** Serves one page, and answers a form with what was sent. */
async function serve(t, page, { headers = HEADERS, status = 200 } = {}) {
  const server = createServer(async (request, response) => {
    let sent = '';
    for await (const part of request) sent += part;
    const answered = request.method === 'POST' ? html({ main: `<p id="sent">${sent.replaceAll('&', ' ')}</p>` }) : page;
    response.writeHead(status, headers).end(answered);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  t.after(() => server.close());
  return `http://127.0.0.1:${server.address().port}`;
}

let browser;

async function show(t, page, options = {}) {
  const origin = await serve(t, page, options);
  const shown = await openPage(browser, { origin, ...options });
  t.after(() => shown.context().close());
  await shown.goto('/');
  return shown;
}

async function faultsOf(t, page, options = {}) {
  const shown = await show(t, page, options);
  const error = await checkPage(shown, 'harness', options).then(
    () => undefined,
    (failure) => failure,
  );
  return error ? error.actual.join('\n') : '';
}

describe('the harness', () => {
  before(async () => {
    browser = await openBrowser();
  });
  after(() => browser.close());

  it('a good page passes', async (t) => {
    assert.equal(await faultsOf(t, html()), '');
  });

  it('a good page passes without JavaScript', async (t) => {
    assert.equal(await faultsOf(t, html(), { javaScript: false }), '');
  });

  const PLANTED = [
    ['a picture without words is found', html({ main: '<img src="data:," >' }), /axe image-alt/],
    ['mark-up that is not HTML is found', html({ main: '<p><div>nested</div></p>' }), /HTML \d+:\d+ /],
    ['a style attribute is found', html({ main: '<p style="color: black">x</p>' }), /no-inline-style/],
    [
      'a request to another origin is found and not sent',
      html({ main: '<img alt="" src="http://tracker.example/x.png">' }),
      /asked another origin for http:\/\/tracker\.example\/x\.png/,
    ],
    ['a blocked script is found', html({ main: '<script>1</script>' }), /console: .*Content Security Policy/],
    ['a title that tells what it is about is found', html({ title: 'Signs of radicalisation' }), /is not neutral/],
    ['a page that needs a wide screen is found', html({ main: `<p>${'wide'.repeat(200)}</p>` }), /pixels of a 320/],
    ['a title that hides errors is found', html({ main: '<div class="govuk-error-summary">x</div>' }), /does not tell of/],
    ['a title that claims errors is found', html({ title: 'Error: Your answers' }), /tells of errors/],
  ];

  for (const [rule, page, found] of PLANTED) {
    it(rule, async (t) => assert.match(await faultsOf(t, page), found));
  }

  it('a missing header is found', async (t) => {
    const { 'Referrer-Policy': dropped, ...headers } = HEADERS;
    assert.ok(dropped);
    assert.equal(await faultsOf(t, html(), { headers }), 'header referrer-policy is missing');
  });

  it('another status than expected is found, and an expected one passes', async (t) => {
    assert.match(await faultsOf(t, html(), { status: 200, headers: { ...HEADERS, 'Cache-Control': 'max-age=60' } }), /max-age=60/);
    assert.equal(await faultsOf(t, html(), { status: 404 }), '');
    const shown = await show(t, html(), { status: 404 });
    await assert.rejects(checkPage(shown, 'harness'), /status 404 instead of 200/);
  });

  it('typed text in a title is found', async (t) => {
    assert.match(await faultsOf(t, html({ title: 'About Zoë' }), { typed: ['Zoë'] }), /"Zoë" shows in address or title/);
  });

  for (const keyboard of [false, true]) {
    it(`a form is filled in and sent ${keyboard ? 'by keyboard alone' : 'with a pointer'}`, async (t) => {
      const page = await show(t, html());
      const person = visitor(page, { keyboard });
      assert.equal(await person.heading(), 'Your answers');
      await person.answer('What is your name?', 'Ann');
      await person.answer('When were you born?', { Day: '27', Year: '2001' });
      await person.answer('How do you know them?', 'Friend');
      await person.answer('What did you notice?', ['Mood', 'Sleep']);
      await person.answer('Which area?', 'Borley');
      await person.press('Continue');
      const sent = await page.locator('#sent').innerText();
      assert.equal(sent, 'name=Ann day=27 year=2001 relation=friend sign=mood sign=sleep area=b');
    });
  }
});
