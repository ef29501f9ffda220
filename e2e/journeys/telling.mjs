// What the journeys share: somebody who tells of a worry, in the words of the page, and what they do with what they get.

import assert from 'node:assert/strict';
import { visitor } from '../support/visitor.mjs';

const REFERENCE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}-[0-9A-HJKMNP-TV-Z]$/;
const RECEIPT_CODE = /^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){5}-[0-9A-HJKMNP-TV-Z]{3}$/;

/** Runs a sentence of a story; when it fails, the failure says at which. */
export function scenario(t) {
  return async (sentence, act) => {
    try {
      await act();
    } catch (cause) {
      throw new Error(`“${sentence}” failed: ${cause.message}`, { cause });
    }
    t.diagnostic(sentence);
  };
}

/**
 * Somebody who tells us something.
 *
 * @param keyboard  true for somebody who uses no pointer
 * @param words     says the English words of a page in the language the page is read in
 */
export function teller(page, { keyboard = false, words = (text) => text } = {}) {
  const hands = visitor(page, { keyboard });
  const sees = (heading) => page.getByRole('heading', { level: 1, name: words(heading), exact: true }).waitFor();
  const they = {
    sees,
    reads: (text) => page.getByText(words(text)).first().waitFor(),
    presses: (button) => hands.press(words(button)),
    follows: (link) => hands.follow(words(link)),
    /** Goes from the last check to the page on which an answer can be changed. */
    changes: (question) => page.getByRole('link', { name: new RegExp(`^Change ?: ${question}$`) }).click(),
    /** Ticks a box that belongs to no group, such as “I do not know” beside a question. */
    ticks: (box) => page.getByLabel(box, { exact: true }).check(),
    /** Follows an error from the top of the page to the field it is about, which then has the focus. */
    async followsError(error, field) {
      await page.getByRole('link', { name: error, exact: true }).click();
      const focused = page.getByLabel(field, { exact: true });
      assert.ok(await focused.evaluate((element) => element === document.activeElement), `${field} has no focus`);
    },
    answers: (question, value) => hands.answer(words(question), said(value, words)),
    /** Answers what a page asks and goes on: the page is known by its heading. */
    async tells(heading, answers = {}) {
      await sees(heading);
      for (const [question, value] of Object.entries(answers)) await they.answers(question, value);
      await they.presses('Continue');
    },
    reference: () => page.getByText(REFERENCE).innerText(),
    receiptCode: () => page.getByText(RECEIPT_CODE).innerText(),
    hasReceiptCode: async () => (await page.getByText(RECEIPT_CODE).count()) > 0,
  };
  return they;
}

/** Choices are words of the page too; what somebody writes is their own. */
function said(value, words) {
  if (value instanceof RegExp) return value;
  if (Array.isArray(value)) return value.map(words);
  if (typeof value !== 'object') return words(value);
  return Object.fromEntries(Object.entries(value).map(([label, text]) => [words(label), text]));
}

/** Comes back to the first page and adds something, with the reference read aloud: small letters, spaces. */
export async function addsSomething(page, they, reference, text, home = '/') {
  await page.goto(home);
  await they.follows('Add something, using your reference');
  await they.sees('Add to what you told us');
  await they.answers('Your reference or receipt code', reference.toLowerCase().replaceAll('-', ' '));
  await they.answers('What would you like to add?', text);
  await they.presses('Send');
  await they.sees('Thank you. We have kept what you added');
  assert.equal((await page.content()).includes(text), false, 'what was added is shown');
}

/** Comes back to the first page and looks for an answer, which nobody has released. */
export async function findsNoAnswerYet(page, they, code, home = '/') {
  await page.goto(home);
  await they.follows('See if there is an answer, using your receipt code');
  await they.sees('See whether there is an answer');
  await they.answers('Your receipt code', code);
  await they.presses('Continue');
  await they.reads('no answer to show yet');
}
