// Every page of the public site and every way in which a form of it can be wrong, in one language.

import { describe, it } from 'node:test';
import { routesOf } from '../support/routes.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import { Tour, slug } from './tour.mjs';
import * as walks from './walks.mjs';

const ELSEWHERE = 'http://elsewhere.test/';
const WELL_FORMED = '7K2M-Q9TX-4BVH-2D6N-8';

/** @param prefix  `/cy` for Cymraeg */
export async function everyPublicPage(title, names, prefix = '') {
  const all = await routesOf('Public site');
  const routes = prefix ? all.filter((route) => route.translated) : all;

  describe(title, () => {
    const shared = sharedWaymark();
    const tour = new Tour({ shared, routes, names, prefix });
    const look = (page, name, options) => tour.look(page, name, options);

    tour.plainPages();

    it('the whole form, as anybody is asked it', async (t) => {
      const page = await tour.visit(t);
      await walks.begin(page, 'public', prefix);
      await walks.walk(page, walks.PUBLIC, prefix, (path) => look(page, `public-${slug(path)}`));
      await look(page, 'public-check');
      await page.goto(`${prefix}/refer`);
      await look(page, 'public-start-again');
      await page.goto(`${prefix}/refer/cancel`);
      await look(page, 'public-cancel');
      await page.goto(`${prefix}/refer/person/1/remove`);
      await look(page, 'public-remove');
      await page.goto(`${prefix}/refer/check`);
      await walks.submit(page);
      await look(page, 'public-sent-urgent', { typed: ['Talfan'] });
    });

    it('the whole form, as a professional is asked it', async (t) => {
      const page = await tour.visit(t);
      await walks.begin(page, 'professional', prefix);
      await walks.walk(page, walks.PROFESSIONAL_INTRODUCTION, prefix, (path) => look(page, `work-${slug(path)}`));
      await look(page, 'work-tasks-begun');
      for (const step of walks.PROFESSIONAL) {
        await page.goto(prefix + step[0]);
        await walks.walk(page, [step], prefix, (path) => look(page, `work-${slug(path)}`));
      }
      await page.goto(`${prefix}/refer/people`);
      await look(page, 'work-people');
      await page.goto(`${prefix}/refer/tasks`);
      await look(page, 'work-tasks-done');
      await page.goto(`${prefix}/refer/check`);
      await look(page, 'work-check');
      await walks.submit(page);
      await look(page, 'work-sent');
    });

    it('a form that is deleted', async (t) => {
      const page = await tour.visit(t);
      await walks.begin(page, 'public', prefix);
      await page.goto(`${prefix}/refer/cancel`);
      await walks.submit(page);
      await look(page, 'deleted');
    });

    it('a form whose draft is gone', async (t) => {
      const page = await tour.visit(t);
      await walks.begin(page, 'public', prefix);
      await walks.skip(page, walks.SHORTEST, prefix);
      await page.goto(`${prefix}/refer/check`);
      await page.context().clearCookies();
      await walks.submit(page);
      await look(page, 'expired');
    });

    it('a form for more people than it takes', async (t) => {
      const page = await tour.visit(t);
      await walks.begin(page, 'public', prefix);
      await walks.skip(page, walks.PUBLIC.slice(0, 8), prefix);
      const another = () => walks.post(page, `${prefix}/refer/people`, { 'people.another': 'yes' });
      for (let people = 1; people < 19; people += 1) await another();
      await page.goto(`${prefix}/refer/people`);
      await look(page, 'people-nineteen');
      await another();
      await page.goto(`${prefix}/refer/people`);
      await look(page, 'people-twenty');
      await walks.postFromPage(page, `${prefix}/refer/people`, { 'people.another': 'yes' });
      await look(page, 'people-twenty-one', { status: 422 });
    });

    for (const { mode, before, path, slips } of SLIPS) {
      it(`slips on ${path}`, async (t) => {
        const page = await tour.visit(t);
        await walks.begin(page, mode, prefix);
        await walks.skip(page, before, prefix);
        for (const [name, fields] of slips) {
          await page.goto(prefix + path);
          await walks.fill(page, fields);
          await walks.submit(page);
          await look(page, `slip-${name.replaceAll(' ', '-')}`, { status: 422 });
        }
      });
    }

    it('an addition that is kept, and an answer that is not there', async (t) => {
      const page = await tour.visit(t);
      await walks.begin(page, 'public', prefix);
      await walks.skip(page, walks.SHORTEST, prefix);
      await page.goto(`${prefix}/refer/check`);
      await walks.submit(page);
      const code = await page.getByText(/^([0-9A-Z]{4}-){6}[0-9A-Z]{3}$/).innerText();
      await page.goto(`${prefix}/add`);
      await walks.fill(page, { reference: code, text: 'He has come home.' });
      await walks.submit(page);
      await look(page, 'added', { typed: ['come home', code] });
      await page.goto(`${prefix}/answer`);
      await walks.fill(page, { code });
      await walks.submit(page);
      await look(page, 'answer-none', { typed: [code] });
    });

    it('pages that are not there, or not asked for like this', async (t) => {
      const page = await tour.visit(t);
      await page.goto(`${prefix}/nothing-here`);
      await look(page, 'not-found', { status: 404 });
      await page.goto(`${prefix}/refer/nothing-here`);
      await look(page, 'not-found-in-form', { status: 404 });
      await page.goto(`${prefix}/signs`);
      await walks.postFromPage(page, `${prefix}/signs`);
      await look(page, 'wrong-method', { status: 405 });
    });

    it('a form that another site sends', async (t) => {
      const page = await tour.visit(t);
      await page.context().route(ELSEWHERE, (route) =>
        route.fulfill({ contentType: 'text/html', body: '<!DOCTYPE html><html lang="en"><title>x</title><body></body></html>' }),
      );
      await page.goto(ELSEWHERE);
      await walks.postFromPage(page, `${shared.waymark.public}${prefix}/add`, { reference: WELL_FORMED, text: 'forged' });
      await look(page, 'forged', { status: 403 });
    });

    if (!prefix) {
      it('the way out', async (t) => {
        const page = await tour.visit(t);
        await page.goto('/');
        // What it leads to is another site's; where it leads is tested with what is left behind.
        await page.context().request.get('/exit', { maxRedirects: 0 });
        tour.footprints.asked('GET', new URL('/exit', page.url()).href);
      });
    }

    tour.nothingMissed();
  });
}

const birth = (parts) =>
  Object.fromEntries(
    ['day', 'month', 'year', 'age'].map((part) => [`person.1.birth.${part}`, String(parts[part] ?? '')]),
  );

/** Ways to be wrong, by the page they happen on and what comes before it. */
const SLIPS = [
  { mode: 'professional', before: [], path: '/refer/sector', slips: [['no sector', {}]] },
  {
    mode: 'public',
    before: walks.PUBLIC.slice(0, 3),
    path: '/refer/worry',
    slips: [
      ['no worry', {}],
      ['a text that is too long', { worry: 'long '.repeat(20_001) }],
    ],
  },
  {
    mode: 'public',
    before: walks.PUBLIC.slice(0, 4),
    path: '/refer/person/1/name',
    slips: [
      ['nobody', {}],
      ['a name that is too long', { 'person.1.name': 'Bryn '.repeat(400) }],
    ],
  },
  {
    mode: 'public',
    before: walks.PUBLIC.slice(0, 5),
    path: '/refer/person/1/birth',
    slips: [
      ['a birth in words', birth({ day: 'third', month: 'May', year: 2009 })],
      ['half a birth', birth({ day: 3, month: 5 })],
      ['a day that is not', birth({ day: 31, month: 6, year: 2007 })],
      ['a birth to come', birth({ year: 2090 })],
      ['a birth long ago', birth({ year: 98 })],
      ['an age that is none', birth({ age: 'about 17' })],
      ['a birth and an age that differ', birth({ year: 2009, age: 44 })],
    ],
  },
  {
    mode: 'public',
    before: walks.SHORTEST.slice(0, 8),
    path: '/refer/reach',
    slips: [['an address without an at', { 'you.email': 'teller at example' }]],
  },
  {
    mode: 'public',
    before: [],
    path: '/add',
    slips: [
      ['nothing to add', {}],
      ['a reference that is too short', { reference: '7K2M', text: 'More.' }],
      ['a letter that is never used', { reference: 'UUUU-UUUU-UUUU-UUUU-U', text: 'More.' }],
      ['a letter misheard', { reference: '7K2M-Q9TX-4BVH-2D6N-9', text: 'More.' }],
      ['an addition that is too long', { reference: WELL_FORMED, text: 'long '.repeat(20_001) }],
    ],
  },
  {
    mode: 'public',
    before: [],
    path: '/answer',
    slips: [
      ['no code', {}],
      ['a reference for a code', { code: WELL_FORMED }],
    ],
  },
];
