// A college is worried about a young man who is drawn into an extreme right-wing group. All people are invented.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharedWaymark } from '../support/suite.mjs';
import { addsSomething, findsNoAnswerYet, scenario, teller } from './telling.mjs';

describe('a college that is worried about a student', () => {
  const { open } = sharedWaymark();

  it('mends a slip before it sends', async (t) => {
    const step = scenario(t);
    const page = await open(t);
    const he = teller(page);

    await step('a tutor says where he works, and that nobody is in danger', async () => {
      await page.goto('/refer');
      await he.presses('I am telling you as part of my work');
      await he.tells('Where do you work?', { 'Where do you work?': 'Education' });
      await he.tells('Which of these fits best?', { 'Which of these fits best?': 'Further education college' });
      await he.tells('Is anybody in danger now?', { 'Is anybody in danger now?': 'No' });
      await he.tells('Where does the person live?', { 'Where does the person live?': 'Caer Lanwen' });
    });
    await step('he writes what he saw', async () => {
      await he.follows('What worries you');
      await he.tells('What worries you, and what was seen or heard', {
        'What worries you?': 'He has begun to hand out leaflets of a group that wants some families sent away.',
        'How was it noticed?': 'Two students brought me a leaflet.',
      });
    });
    await step('he describes what happens online, and sends no pictures', async () => {
      await he.reads('Keep images and videos where they are and do not send them to anybody');
      await he.tells('Online, contacts and threats', {
        'What happens online?': 'He shares posts of the group as wren_77 in the game Harbour.',
      });
      await he.tells('What else is going on', {
        'What else is going on in their life?': 'His father died in the spring.',
      });
    });
    await step('he gives a date of birth that cannot be, and is told so where he typed it', async () => {
      await he.follows('Who the person is');
      await he.tells('Who are you worried about?', {
        Name: 'Callum Reed',
        'Date of birth, as far as you know it': { Day: '31', Month: '6', Year: '2007' },
      });
      await he.followsError('There is no such day. Check the day, the month and the year', 'Day');
      assert.equal(await page.getByLabel('Day', { exact: true }).inputValue(), '31');
      await he.tells('Who are you worried about?', { 'Date of birth, as far as you know it': { Day: '30' } });
    });
    await step('he leaves the rest about him empty', async () => {
      await he.tells('Where they live and how to find them', {
        'Names they use online, and where': 'wren_77 in the game Harbour',
      });
      await he.tells('Do they know that you are telling us?', { 'Does the person know?': 'Yes, they have been told' });
    });
    await step('he wishes for an answer', async () => {
      await he.follows('How to reach you');
      await he.tells('How to reach you', { 'Would you like an answer?': 'Yes' });
      // The rest of the section comes next, and may stay empty.
      await he.tells('About you');
    });
    await step('reading it through he sees that the name is wrong, mends it, and is back where he was', async () => {
      await he.presses('Check your answers and send');
      await he.reads('Callum Reed');
      await he.changes('Name');
      await he.tells('Who are you worried about?', { Name: 'Callum Reade' });
      await he.sees('Check your answers');
      await he.reads('Callum Reade');
    });
    await step('he sends it', async () => {
      await he.presses('Send');
      await he.sees('Thank you. We have it');
    });
    const reference = await he.reference();
    const code = await he.receiptCode();
    await step('later he adds the name of the group', () =>
      addsSomething(page, he, reference, 'The leaflets are signed “North Lantern”.'));
    await step('he looks for an answer, and is told that there is none yet', () => findsNoAnswerYet(page, he, code));
  });
});
