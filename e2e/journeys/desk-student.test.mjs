// The student whom a group draws in, at the desk: there may be a concern, so information is gathered. On a telephone
// 320 pixels wide. All people are invented.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharedWaymark } from '../support/suite.mjs';
import { TEAM } from '../support/staff.mjs';
import { atTheDesk, tellsByForm, today } from './desk.mjs';
import { addsSomething, scenario, teller } from './telling.mjs';

const NAME = 'Callum Reade';
const WORRY = 'He has begun to hand out leaflets of a group that wants some families sent away.';

describe('the student whom a group draws in, at the desk', () => {
  const shared = sharedWaymark();

  it('goes on to information gathering, and the college is answered', async (t) => {
    const step = scenario(t);
    const told = await shared.open(t);
    let receipt;
    await step('the college tells of him, and later adds something', async () => {
      receipt = await tellsByForm(told, {
        work: { sector: 'Education', level: 'Further education college' },
        area: 'Caer Lanwen',
        person: { Name: NAME, 'Date of birth, as far as you know it': { Day: '30', Month: '6', Year: '2006' } },
        worry: { 'What worries you?': WORRY },
        answer: 'Yes',
      });
      await addsSomething(told, teller(told), receipt.reference, 'The leaflets are signed “North Lantern”.');
    });
    const page = await shared.open(t, { origin: shared.waymark.staff, width: 320 });
    const officer = await atTheDesk(page, TEAM.caerLanwen.onDuty, { story: 'desk-student', typed: [NAME, WORRY] });
    await step('the officer on duty takes him from the queue and records the check', async () => {
      await page.goto('/queue');
      await officer.opens(NAME);
      await officer.takes();
      await officer.recordsTheCheck();
    });
    await step('what the college added later is on the page of the referral', async () => {
      await officer.follows('Referral');
      await officer.reads('The leaflets are signed “North Lantern”.');
      await officer.follows('Overview');
    });
    await step('a decision without a reason is not taken, and nothing that was typed is lost', async () => {
      await officer.follows('Record the gateway decision');
      await officer.answers('Which facts do you rely on?', 'Two leaflets.');
      await officer.presses('Record the decision');
      await officer.followsError('Write why you decide so', 'Why do you decide so?');
      assert.equal(await page.getByLabel('Which facts do you rely on?', { exact: true }).inputValue(), 'Two leaflets.');
      await officer.look('slip', { status: 422 });
      await officer.follows('Overview');
    });
    await step('the officer decides that there may be a concern', () =>
      officer.decides({
        'What do you decide?': 'Proceed: there may be a concern',
        'What was the referral about?': 'Extreme right-wing',
        'Which facts do you rely on?': 'Two leaflets, and the account of two students.',
        'Which other outcomes did you consider, and why not those?': 'A word from the college: it did not help.',
        'What was not checked, and who will check it?': 'The game he uses: the research desk.',
        'Why do you decide so?': 'He asks others to join, and has lost his father.',
        'Has the person been told of the referral?': 'Yes',
        'If yes, on which day?': today(),
        'When was this decided?': 'Now',
      }));
    await step('the officer releases an answer in fixed words', async () => {
      await officer.knows('Information gathering');
      await officer.follows('Overview');
      await officer.does(
        'Answer the referrer',
        'Answer the referrer',
        { 'Which answer do you release?': /trained officer and the right people know about it/ },
        'Save',
        'The referrer’s answer is settled',
      );
    });
    await step('the college reads them with its receipt code', async () => {
      await told.goto('/answer');
      const college = teller(told);
      await college.answers('Your receipt code', receipt.code);
      await college.presses('Continue');
      await college.reads('has been read by a trained officer and the right people know about it');
    });
  });
});
