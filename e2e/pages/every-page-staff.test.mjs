// Every page of the staff site, and the form as the advice line reads it out.

import { describe, it } from 'node:test';
import { mailOptions, takeAlert } from '../support/mail.mjs';
import { routesOf } from '../support/routes.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import { Tour, slug } from './tour.mjs';
import * as walks from './walks.mjs';

const routes = await routesOf('Staff site');

describe('every page of the staff site', () => {
  const shared = sharedWaymark({ args: mailOptions });
  const tour = new Tour({ shared, routes, names: 'staff', origin: () => shared.waymark.staff });
  const look = (page, name, options) => tour.look(page, name, options);

  tour.plainPages();

  it('the whole form, as it is read out to a caller', async (t) => {
    const page = await tour.visit(t);
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
    const page = await tour.visit(t);
    await walks.begin(page, 'operator');
    await page.goto('/refer/cancel');
    await walks.submit(page);
    await look(page, 'deleted');
  });

  it('what a caller adds, and the answer a caller asks for', async (t) => {
    const page = await tour.visit(t);
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
    const page = await tour.visit(t);
    await page.goto('/nothing-here');
    await look(page, 'not-found', { status: 404 });
  });

  it('what a supervisor asks', async (t) => {
    const page = await tour.visit(t);
    await page.goto('/health/live');
    await page.goto('/health/ready');
  });

  tour.nothingMissed();
});
