// A mother whose daughter is at the airport, about to fly out and marry a fighter. All people are invented.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openPage } from '../support/browser.mjs';
import { mailOptions, takeAlert } from '../support/mail.mjs';
import { TEAM, signInAs } from '../support/staff.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import { inCymraeg } from './cymraeg.mjs';
import { addsSomething, findsNoAnswerYet, scenario, teller } from './telling.mjs';

const DESK = 'harrowvale.desk@example.org';
const WORRY = 'My daughter left for the airport an hour ago. She has written that she will marry a man who fights abroad.';

describe('a mother whose daughter is at the airport', () => {
  const taken = new Set();
  const shared = sharedWaymark({ args: mailOptions });
  const open = shared.open;

  it('is given 999 first, and is heard', async (t) => {
    const page = await open(t);
    await herStory(scenario(t), page, teller(page));
  });

  it('is heard without JavaScript', async (t) => {
    const page = await open(t, { javaScript: false });
    await herStory(scenario(t), page, teller(page));
  });

  it('is heard in Cymraeg', async (t) => {
    const page = await open(t);
    await herStory(scenario(t), page, teller(page, { words: inCymraeg }), '/cy');
  });

  it('is heard on a telephone 320 pixels wide, and need not scroll sideways', async (t) => {
    const page = await open(t, { width: 320 });
    const tooWide = [];
    page.on('load', async () => {
      const width = await page.evaluate(() => document.documentElement.scrollWidth).catch(() => 0);
      if (width > 320) tooWide.push(`${page.url()} needs ${width} pixels`);
    });
    await herStory(scenario(t), page, teller(page));
    assert.deepEqual(tooWide, []);
  });

  it('is heard when she can use a keyboard only', async (t) => {
    const page = await open(t);
    await herStory(scenario(t), page, teller(page, { keyboard: true }));
  });

  it('is heard by telephone, by somebody who reads the questions to her', async (t) => {
    const page = await open(t, { origin: shared.waymark.staff });
    await herCall(scenario(t), page, teller(page));
  });

  async function herStory(step, page, she, home = '/') {
    await step('she opens the site, where 999 and the advice line stand first', async () => {
      await page.goto(home);
      await she.sees('Worried that someone is being drawn towards terrorism?');
      const calls = await page.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
      assert.deepEqual(calls.filter((to) => to.startsWith('tel:')).slice(0, 2), ['tel:999', 'tel:08000113764']);
    });
    await step('she starts to tell', async () => {
      await she.presses('Tell us about your concern');
      await she.sees('Tell us about your worry');
      await she.presses('Start now');
    });
    await step('she says that somebody is about to travel', () =>
      she.tells('Is anybody in danger now?', {
        'Is anybody in danger now?': 'Yes: somebody is about to travel to join fighters or to marry one',
      }));
    await step('before anything else she is told to ring 999, and then she may carry on', async () => {
      await she.sees('Ring 999 now');
      assert.equal(await page.getByRole('main').getByRole('link', { name: '999', exact: true }).getAttribute('href'), 'tel:999');
      await she.presses('Continue');
    });
    await tellsTheRest(step, she, page);
    await theDeskKnows(step);
    const { reference, code } = await getsReferenceAndCode(step, she);
    await step('later she adds the flight, with her reference alone', () =>
      addsSomething(page, she, reference, 'The flight is at ten past nine, gate unknown.', home));
    await step('she looks for an answer, and is told that there is none yet', () =>
      findsNoAnswerYet(page, she, code, home));
  }

  async function herCall(step, page, they) {
    const readsOut = async (words) => {
      const script = page.getByRole('region', { name: 'Read this out' });
      assert.match(await script.innerText(), words);
    };
    await step('the operator begins a form for the caller, with words to read out', async () => {
      await signInAs(page, TEAM.adviceLine);
      await page.goto('/refer');
      await they.sees('Tell us about your worry');
      await readsOut(/Can you talk safely at the moment/);
      await they.presses('Fill in for a caller');
    });
    await step('the first question read out is whether anybody is in danger', async () => {
      await they.sees('Is anybody in danger now?');
      await readsOut(/is anybody in danger right now/);
      await they.tells('Is anybody in danger now?', {
        'Is anybody in danger now?': 'Yes: somebody is about to travel to join fighters or to marry one',
      });
    });
    await step('the caller is asked to ring 999 first', async () => {
      await they.sees('Ring 999 now');
      await readsOut(/Please ring 999 now, before we go on/);
      await they.presses('Continue');
    });
    await tellsTheRest(step, they, page, (heading) => readsOut(READ_OUT[heading]));
    await theDeskKnows(step);
    await step('the reference is read out in groups of four', async () => {
      await readsOut(/in groups of four/);
      assert.ok(await they.reference());
    });
  }

  const READ_OUT = {
    'Where does the person live?': /Which town or area/,
    'What worries you?': /in your own words/,
    'Who are you worried about?': /Can you spell the name/,
    'When were they born?': /The year is enough/,
    'Do they know that you are telling us?': /Does the person know/,
    'What else can you tell us?': /if you know about them/,
    'About you': /You do not have to give me your name/,
    'How to reach you': /when is it safe/,
    'Check your answers': /stop me where something is wrong/,
  };

  async function tellsTheRest(step, she, page, atEach = async () => {}) {
    const tells = async (heading, answers) => {
      await she.sees(heading);
      await atEach(heading);
      await she.tells(heading, answers);
    };
    await step('she says where her daughter lives', () =>
      tells('Where does the person live?', { 'Where does the person live?': 'Harrow Vale' }));
    await step('she writes what worries her', () => tells('What worries you?', { 'What worries you?': WORRY }));
    await step('she says who her daughter is, and about how old', async () => {
      await tells('Who are you worried about?', { Name: 'Orla Quill' });
      await tells('When were they born?', { 'Or about how old are they?': '17' });
    });
    await step('her daughter does not know', () =>
      tells('Do they know that you are telling us?', { 'Does the person know?': 'No, they have not been told' }));
    await step('she has no time for more', () => tells('What else can you tell us?'));
    await step('she says who she is to her, and how she can be reached', async () => {
      await tells('About you', { 'What are you to the person?': 'Parent or carer' });
      await tells('How to reach you', {
        'When is it safe to contact you, and how?': 'Text only',
        'Would you like an answer?': 'Yes',
      });
    });
    await step('she reads it once more and sends it', async () => {
      await she.sees('Check your answers');
      await atEach('Check your answers');
      await she.reads(WORRY);
      await she.presses('Send');
      await she.sees('Thank you. We have it');
    });
    await step('the page says that the duty officer knows, and shows nothing she wrote', async () => {
      await she.reads('The duty officer has been told at once');
      const shown = await page.content();
      for (const typed of [WORRY, 'Orla Quill', 'Text only']) assert.ok(!shown.includes(typed), `${typed} is shown`);
    });
  }

  async function getsReferenceAndCode(step, she) {
    const got = {};
    await step('she gets a reference to add with, and a code to read an answer with', async () => {
      got.reference = await she.reference();
      got.code = await she.receiptCode();
    });
    return got;
  }

  async function theDeskKnows(step) {
    let alert;
    await step('the desk gets a message that says nothing about anybody', async () => {
      alert = await takeAlert(shared.waymark.staff, DESK, taken);
      assert.doesNotMatch(alert.message, /Orla|Quill|daughter|airport|terroris|extremis|radicalis/i);
    });
    const page = await openPage(shared.browser, { origin: shared.waymark.staff });
    const officer = teller(page);
    await step('an officer opens it and says that it was seen', async () => {
      await page.goto(alert.path);
      await officer.sees('An urgent referral is waiting');
      await officer.presses('I have seen this');
      await officer.sees('Thank you: the alert is stopped');
    });
    await step('whoever opens it later learns that it is not open any more', async () => {
      await page.goto(alert.path);
      await officer.sees('This alert is not open any more');
    });
    await page.context().close();
  }
});
