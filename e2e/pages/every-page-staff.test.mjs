// Every page of the staff site, each as somebody who may see it, and the form as the advice line reads it out.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { mailOptions, takeAlert } from '../support/mail.mjs';
import { isPage, isPlain, routesOf } from '../support/routes.mjs';
import { TEAM, signInAs } from '../support/staff.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import { Tour, slug } from './tour.mjs';
import * as walks from './walks.mjs';

// The API has no pages: a step of the gate holds it to its own description.
const routes = (await routesOf('Staff site')).filter(({ path }) => !path.startsWith('/api/'));
const TAKEN_OR_NOT = [200, 409, 422];

describe('every page of the staff site', () => {
  const shared = sharedWaymark({ args: mailOptions });
  const tour = new Tour({ shared, routes, names: 'staff', origin: () => shared.waymark.staff });
  const look = (page, name, options) => tour.look(page, name, options);

  async function as(t, name) {
    const page = await tour.visit(t);
    await signInAs(page, name);
    return page;
  }

  /** Whether an address shows its own page to whoever is signed in. */
  async function shows(page, address) {
    const answer = await page.request.get(address, { maxRedirects: 0 });
    return answer.status() === 200;
  }

  /** Sends each form of a page that leads where nobody was, as it stands, and looks at what comes of it. */
  async function sendsForms(page, name) {
    const address = page.url();
    const actions = await page
      .getByRole('main')
      .locator('form[method=post]')
      .evaluateAll((forms) => forms.map((form) => form.action));
    for (const [number, action] of actions.entries()) {
      if (!tour.footprints.isNew('POST', action)) continue;
      await page.goto(address);
      const answers = [];
      const note = (answer) => answer.request().isNavigationRequest() && answers.push(answer.status());
      page.on('response', note);
      await walks.arriving(page, () =>
        page.getByRole('main').locator('form[method=post]').nth(number).locator('button[type=submit]').first().click(),
      );
      page.off('response', note);
      const status = answers.at(-1);
      assert.ok(TAKEN_OR_NOT.includes(status), `${action} was answered with ${status}`);
      await look(page, `${name}-sent-${number}`, { status });
    }
  }

  it('every page for somebody who is not signed in', async (t) => {
    const page = await tour.visit(t);
    for (const { path } of routes.filter((route) => isPlain(route) && isPage(route))) {
      if (!(await shows(page, path))) continue;
      await page.goto(path);
      await look(page, `open${slug(path)}`);
      await sendsForms(page, `open${slug(path)}`);
    }
    await page.goto('/sign-in/code');
    await page.goto('/sign-in');
    await walks.postFromPage(page, '/sign-in/code', { ticket: 'none', code: '123456', to: '/' });
    await look(page, 'sign-in-too-late', { status: 422 });
    await page.goto('/enrol');
    await walks.postFromPage(page, '/enrol/set-up', { code: 'none', offer: 'none', name: 'none', passphrase: 'none', digits: '1' });
    await look(page, 'enrol-refused', { status: 422 });
  });

  it('every page that has an address of its own, as somebody who may see it', async (t) => {
    for (const name of [TEAM.fenmarsh.supervisor, TEAM.fenmarsh.onDuty, TEAM.adviceLine, TEAM.privacyOfficer, TEAM.administrator]) {
      // A second session, so that there is one to end.
      await as(t, name);
      const page = await as(t, name);
      for (const { path } of routes.filter((route) => isPlain(route) && isPage(route))) {
        if (!tour.footprints.isNew('GET', new URL(path, shared.waymark.staff).href)) continue;
        if (!(await shows(page, path))) continue;
        await page.goto(path);
        await look(page, slug(path));
        await sendsForms(page, slug(path));
      }
    }
  });

  it('every page of a case, as somebody who may see it', async (t) => {
    const cases = new Set();
    const team = [TEAM.fenmarsh.supervisor, TEAM.fenmarsh.onDuty, 'Dominic Stell', TEAM.harrowVale.officer];
    for (const name of team) {
      const page = await as(t, name);
      for (const list of ['/', '/queue', '/team']) {
        if (!(await shows(page, list))) continue;
        await page.goto(list);
        for (const href of await page.getByRole('main').getByRole('link').evaluateAll((links) => links.map((link) => link.pathname))) {
          const found = /^\/cases\/[0-9a-f-]{36}/.exec(href);
          if (found) cases.add(found[0]);
        }
      }
      for (const { path } of routes.filter(({ method, path }) => method === 'GET' && path.startsWith('/cases/{case}'))) {
        const to = (one) => path.replace('/cases/{case}', one).replace('/{candidate}', '');
        const place = new URL(path.replaceAll(/[{}]/g, ''), shared.waymark.staff).href;
        if (!tour.footprints.isNew('GET', place) && !tour.footprints.isNew('POST', place)) continue;
        for (const one of cases) {
          const answer = await page.request.get(to(one), { maxRedirects: path.includes('candidate') ? 1 : 0 });
          if (answer.status() !== 200 && answer.status() !== 303) continue;
          await page.goto(to(one));
          if (new URL(page.url()).pathname.split('/').length !== path.split('/').length) continue;
          await look(page, slug(path).replaceAll(/[{}]/g, ''));
          await sendsForms(page, slug(path).replaceAll(/[{}]/g, ''));
          // On most cases some forms are not there: on with the next case until each was sent.
          const more = path === '/cases/{case}/referral' ? `${place}/additions/one` : place;
          if (!tour.footprints.isNew('POST', more)) break;
        }
      }
    }
  });

  /** Goes to every page that links lead to from `start`, as long as one leads where nobody was. */
  async function followsLinks(page, start) {
    const waiting = [start];
    while (waiting.length > 0) {
      const to = waiting.shift();
      await page.goto(to);
      const name = slug(new URL(page.url()).pathname.replaceAll(/[0-9a-f-]{36}/g, 'one'));
      await look(page, name);
      const links = await page.getByRole('main').locator('a[href]').evaluateAll((found) => found.map((link) => link.href));
      for (const href of new Set(links)) {
        const known = waiting.some((other) => new URL(other).pathname === new URL(href).pathname);
        if (!known && tour.footprints.isNew('GET', href)) waiting.push(href);
      }
      await sendsForms(page, name);
    }
  }

  it('every page of the administrator, with something of each kind to see', async (t) => {
    const page = await as(t, TEAM.administrator);
    const made = async (path, fields) => {
      await page.goto(path);
      await walks.fill(page, fields);
      await walks.submit(page);
      await look(page, `made${slug(path).replaceAll('/', '-')}`);
    };
    await page.goto('/admin/api-clients/new');
    const body = await page.locator('[name=organisation] option, [name=organisation]').evaluateAll((found) => found.map((one) => one.value).find((value) => value));
    await made('/admin/api-clients/new', { name: 'Marchland schools', organisation: body });
    await made('/admin/notice', { text: 'Training on Friday at ten.', reason: 'Asked for by the training desk.' });
    const forwards = [];
    for (const start of ['/admin', '/admin/members', '/admin/organisations', '/admin/areas', '/admin/rules', '/admin/proposals', '/admin/api-clients']) {
      forwards.push(new URL(start, shared.waymark.staff).href);
    }
    for (const start of forwards) await followsLinks(page, start);
  });

  /** Proposes as one administrator, then answers as another; both see what became of it. */
  async function settledByTwo(t, name, { proposes, answer }) {
    const first = await as(t, TEAM.administrator);
    await proposes(first);
    const proposal = new URL(first.url()).pathname;
    assert.match(proposal, /^\/admin\/proposals\/./);
    await look(first, `${name}-proposed`);
    assert.equal(await first.locator('[name=answer][value=agree]').count(), 0, 'one’s own can be agreed to');
    const second = await as(t, TEAM.secondAdministrator);
    await second.goto(proposal);
    await look(second, `${name}-to-answer`);
    await walks.submit(second);
    await look(second, `${name}-not-answered`, { status: 422 });
    await walks.fill(second, answer);
    await walks.submit(second);
    await look(second, `${name}-answered`);
    await first.goto(proposal);
    await look(first, `${name}-settled`);
    assert.match(await first.getByRole('main').innerText(), new RegExp(TEAM.secondAdministrator));
  }

  it('a number of the rules, changed by two administrators', (t) =>
    settledByTwo(t, 'rules', {
      answer: { answer: 'agree' },
      proposes: async (page) => {
        await page.goto('/admin/rules/numbers/limit.gateway_assessment');
        await walks.fill(page, { value: '6', source: 'An office’s own practice' });
        await walks.submit(page);
        await look(page, 'rules-preview');
        await walks.submit(page);
        await look(page, 'rules-preview-slip', { status: 422 });
        await walks.fill(page, { begins: 'at_once', reason: 'Asked for by the desk.' });
        await walks.submit(page);
      },
    }));

  it('a member who is stopped by one administrator, and let in again by neither alone', (t) =>
    settledByTwo(t, 'enable', {
      answer: { answer: 'refuse', reason: 'Not before the leave is over.' },
      proposes: async (page) => {
        await page.goto('/admin/members');
        await page.getByRole('link', { name: TEAM.auditor }).click();
        await page.waitForURL(/\/admin\/members\/./);
        const member = new URL(page.url()).pathname;
        await page.goto(`${member}/disable`);
        await walks.fill(page, { reason: 'Is on leave for a year.' });
        await walks.submit(page);
        await look(page, 'member-stopped');
        await page.goto(`${member}/enable`);
        await look(page, 'member-enable');
        await walks.submit(page);
        await look(page, 'member-enable-slip', { status: 422 });
        await walks.fill(page, { reason: 'Is back.' });
        await walks.submit(page);
      },
    }));

  it('every page about enquiries', async (t) => {
    const page = await as(t, TEAM.adviceLine);
    await followsLinks(page, new URL('/enquiries', shared.waymark.staff).href);
    await followsLinks(page, new URL('/enquiries/new', shared.waymark.staff).href);
  });

  it('the queue of somebody who is not on duty', async (t) => {
    const page = await as(t, TEAM.harrowVale.onDuty);
    await page.goto('/account');
    await walks.arriving(page, () => page.locator('form[action="/account/duty"] button').first().click());
    await page.goto('/queue');
    await look(page, 'queue-off-duty');
    await sendsForms(page, 'queue-off-duty');
  });

  it('what was typed when a session had ended, and is kept', async (t) => {
    const page = await as(t, TEAM.fenmarsh.officer);
    await page.goto('/');
    await page.getByRole('main').getByRole('link').first().click();
    await page.waitForURL(/\/cases\//);
    await page.goto(`${/\/cases\/[0-9a-f-]{36}/.exec(page.url())[0]}/note`);
    await walks.fill(page, { fact: 'The choir meets on Mondays.' });
    const elsewhere = await as(t, TEAM.fenmarsh.officer);
    await elsewhere.goto('/account');
    await walks.arriving(elsewhere, () => elsewhere.locator('form[action="/account/session"] button').first().click());
    await walks.submit(page);
    await signInAs(page, TEAM.fenmarsh.officer);
    await page.goto('/kept');
    await look(page, 'kept-one');
    await sendsForms(page, 'kept');
    await walks.arriving(page, () => page.getByRole('button', { name: 'Sign out' }).click());
    await look(page, 'signed-out');
  });

  it('a use of emergency access that waits for its review', async (t) => {
    const page = await as(t, TEAM.privacyOfficer);
    await page.goto('/reviews');
    await page.getByRole('main').getByRole('link').first().click();
    await page.waitForURL(/\/reviews\/./);
    await look(page, 'review');
    await sendsForms(page, 'review');
  });

  it('the whole form, as it is read out to a caller', async (t) => {
    const page = await as(t, TEAM.adviceLine);
    await walks.begin(page, 'operator');
    await walks.walk(page, walks.PUBLIC, '', (path) => look(page, `call-${slug(path)}`));
    await look(page, 'call-check');
    await page.goto('/refer/cancel');
    await look(page, 'call-cancel');
    await page.goto('/refer/check');
    await walks.submit(page);
    await look(page, 'call-sent');
  });

  it('a form that is deleted', async (t) => {
    const page = await as(t, TEAM.adviceLine);
    await walks.begin(page, 'operator');
    await page.goto('/refer/cancel');
    await walks.submit(page);
    await look(page, 'deleted');
  });

  it('what a caller adds, and the answer a caller asks for', async (t) => {
    const page = await as(t, TEAM.adviceLine);
    await page.goto('/add');
    await walks.fill(page, { reference: '7K2M-Q9TX-4BVH-2D6N-9', text: 'More.' });
    await walks.submit(page);
    await look(page, 'slip-add', { status: 422 });
    await page.goto('/answer');
    await walks.submit(page);
    await look(page, 'slip-answer', { status: 422 });
  });

  it('an alert that waits, that is seen, and that is gone', async (t) => {
    const page = await tour.visit(t);
    // The demo has an urgent referral of its own.
    const { path } = await takeAlert(shared.waymark.staff, 'fenmarsh.desk@example.org');
    await page.goto(path);
    await look(page, 'alert-waiting');
    await walks.submit(page);
    await look(page, 'alert-seen');
    await page.goto(path);
    await look(page, 'alert-gone');
  });

  it('a page that is not there', async (t) => {
    const page = await as(t, TEAM.adviceLine);
    await page.goto('/nothing-here');
    await look(page, 'not-found', { status: 404 });
  });

  it('what a supervisor of processes asks', async (t) => {
    const page = await tour.visit(t);
    await page.goto('/health/live');
    await page.goto('/health/ready');
  });

  tour.nothingMissed();
});
