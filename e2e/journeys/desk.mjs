// What the journeys through the desk share: a referral that comes in, and an officer who takes it to its decision.

import assert from 'node:assert/strict';
import { checkPage } from '../support/check.mjs';
import { signInAs } from '../support/staff.mjs';
import { teller } from './telling.mjs';

/** A professional tells of somebody through the public form, in as few words as it takes. */
export async function tellsByForm(page, { work, area, danger = 'No', worry, person, answer = 'No' }) {
  const they = teller(page);
  await page.goto('/refer');
  await they.presses('I am telling you as part of my work');
  await they.tells('Where do you work?', { 'Where do you work?': work.sector });
  await they.tells('Which of these fits best?', { 'Which of these fits best?': work.level });
  await they.tells('Is anybody in danger now?', { 'Is anybody in danger now?': danger });
  if (danger.startsWith('Yes')) {
    await they.sees('Ring 999 now');
    await they.presses('Continue');
  }
  await they.tells('Where does the person live?', { 'Where does the person live?': area });
  await they.follows('Who the person is');
  await they.tells('Who are you worried about?', person);
  await they.tells('Where they live and how to find them');
  await they.tells('Do they know that you are telling us?');
  await they.follows('What worries you');
  await they.tells('What worries you, and what was seen or heard', worry);
  await they.tells('Online, contacts and threats');
  await they.tells('What else is going on');
  await they.follows('Who you are');
  await they.tells('About you', { 'Your name': 'R. Hale' });
  await they.tells('How to reach you', { 'Would you like an answer?': answer });
  await they.presses('Check your answers and send');
  await they.presses('Send');
  await they.sees('Thank you. We have it');
  return { reference: await they.reference(), code: (await they.hasReceiptCode()) && (await they.receiptCode()) };
}

/**
 * Somebody of the desk, signed in as the demonstration lets one. Each page they come to is checked.
 *
 * @param story  what the names of the screenshots begin with
 * @param typed  what must show in no address and no title
 */
export async function atTheDesk(page, name, { story, typed, keyboard = false }) {
  await signInAs(page, name);
  const hands = teller(page, { keyboard });
  let number = 0;
  const look = async (what, options = {}) => {
    number += 1;
    await checkPage(page, `${story}-${String(number).padStart(2, '0')}-${what}`, { typed, ...options });
  };
  const form = async (heading, answers, button, done) => {
    await hands.sees(heading);
    await look('form');
    for (const [question, value] of Object.entries(answers)) await hands.answers(question, value);
    await hands.presses(button);
    await hands.reads(done);
    await look('done');
  };
  const goTo = (link) => hands.follows(link);
  return {
    ...hands,
    look,
    /** Opens a case from the list that shows, by the person's name or what is to be done. */
    async opens(link) {
      await page.getByRole('link', { name: new RegExp(`^${link} ?, `) }).first().click();
      await hands.sees('Overview');
    },
    async seesQueue() {
      await goTo('Queue');
      await hands.sees('Gateway queue');
      await look('queue');
    },
    /** Takes the case that shows for themselves. */
    async takes() {
      await goTo('Assign the case');
      await form('Assign the case', { 'Who is to own the case?': new RegExp(`^\\s*${name}`) }, 'Assign the case', 'The case is assigned');
    },
    async recordsTheCheck() {
      await goTo('Record the check against investigations');
      await form(
        'Record the check against investigations',
        {
          'What did the check find?': 'Nothing stands against going on',
          'When was it checked?': today(),
          'Who checked?': 'Marchland Prevent team, the duty officer',
        },
        'Record the check',
        'The check is recorded',
      );
    },
    async decides(answers) {
      await goTo('Record the gateway decision');
      await form('Record the gateway decision', answers, 'Record the decision', 'The decision is recorded');
    },
    async signs() {
      await goTo('Sign the decision as second person');
      await form(
        'Sign the decision as second person',
        { 'Do you agree?': 'Yes, I sign it' },
        'Save',
        'Your answer to the decision is recorded',
      );
    },
    does: async (link, ...rest) => {
      await goTo(link);
      await form(...rest);
    },
    /** What the overview says of the case. */
    async knows(words) {
      const bar = await page.getByRole('region', { name: 'Who this case is about' }).innerText();
      assert.ok(bar.includes(words), `the head of the case does not say “${words}”: ${bar}`);
    },
    says: async (words) =>
      (await page.getByRole('region', { name: 'Who this case is about' }).innerText()).includes(words),
  };
}

/** A day as a form takes it, some days from now. */
export function today(later = 0) {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/London', day: 'numeric', month: 'numeric', year: 'numeric' })
    .formatToParts(new Date(Date.now() + later * 86_400_000));
  const part = (type) => parts.find((one) => one.type === type).value;
  return { Day: part('day'), Month: part('month'), Year: part('year') };
}
