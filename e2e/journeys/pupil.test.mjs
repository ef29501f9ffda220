// A school is worried about a pupil who talks of joining relatives and friends who fight abroad. All people are invented.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharedWaymark } from '../support/suite.mjs';
import { addsSomething, findsNoAnswerYet, scenario, teller } from './telling.mjs';

describe('a school that is worried about a pupil', () => {
  const { open } = sharedWaymark();

  it('tells us in the order it likes, over two sittings', async (t) => {
    const step = scenario(t);
    const page = await open(t);
    const she = teller(page);
    const task = async (words) => page.getByRole('listitem').filter({ hasText: words }).innerText();

    await step('the safeguarding lead says that she writes as part of her work', async () => {
      await page.goto('/');
      await she.presses('Tell us about your concern');
      await she.presses('I am telling you as part of my work');
    });
    await step('the first thing she is asked is where she works', async () => {
      await she.tells('Where do you work?', { 'Where do you work?': 'Education' });
      await she.tells('Which of these fits best?', { 'Which of these fits best?': 'Secondary school' });
    });
    await step('nobody is in danger now', () =>
      she.tells('Is anybody in danger now?', { 'Is anybody in danger now?': 'No' }));
    await step('she says where the pupil lives', () =>
      she.tells('Where does the person live?', { 'Where does the person live?': 'Fenmarsh' }));
    await step('she sees all there is to tell, that two things are needed, and when it will be read', async () => {
      await she.sees('What to tell us');
      assert.match(await task('Your sector'), /Done/);
      assert.match(await task('What worries you'), /Needed/);
      await she.reads('You can check and send once you have said');
      await she.reads('Fenmarsh: Referrals are read from 8am to 8pm every day.');
    });
    await step('she begins with the person, since that is what she has before her', async () => {
      await she.follows('Who the person is');
      await she.tells('Who are you worried about?', {
        Name: 'Idris Fell',
        'Date of birth, as far as you know it': { Month: '9', Year: '2010' },
        Gender: 'Male',
        'School, college or place of work': 'Fenmarsh Green School, year 11',
      });
      await she.tells('Where they live and how to find them', { Postcode: 'FM1 9ZZ' });
      await she.tells('Do they know that you are telling us?', {
        'Does the person know?': 'No, they have not been told',
        'Does their family know?': 'I do not know',
      });
    });
    await step('a lesson begins; when she comes back, the site knows where she stopped', async () => {
      await she.sees('What to tell us');
      await page.goto('/refer');
      await she.presses('Go on where you stopped');
      await she.sees('What to tell us');
      assert.match(await task('Who the person is'), /Done/);
    });
    await step('she writes what worries her, and what was said', async () => {
      await she.follows('What worries you');
      await she.tells('What worries you, and what was seen or heard', {
        'What worries you?': 'He says he will join two cousins and a friend who are fighting abroad.',
        'When did it happen or begin?': 'Since the end of October',
        'What words were used?': '“They are waiting for me.”',
      });
      await she.tells('Online, contacts and threats', { 'Who are they in touch with?': 'The cousins, daily' });
      await she.tells('What else is going on', {
        'What goes well, and whom do they trust?': 'Football; his form tutor',
      });
    });
    await step('she says who she is, and that she would like an answer', async () => {
      await she.follows('Who you are');
      await she.tells('About you', { 'Your name': 'R. Hale', 'Your job': 'Safeguarding lead' });
      await she.tells('How to reach you', {
        'E-mail address': 'r.hale@school.example',
        'Would you like an answer?': 'Yes',
      });
    });
    await step('she reads it through and sends it', async () => {
      await she.presses('Check your answers and send');
      await she.sees('Check your answers');
      for (const said of ['Secondary school', 'Idris Fell', 'Born 9 / 2010', 'R. Hale']) await she.reads(said);
      await she.presses('Send');
      await she.sees('Thank you. We have it');
    });
    const reference = await she.reference();
    const code = await she.receiptCode();
    await step('the page says when it is read, and does not call it urgent', async () => {
      await she.reads('Fenmarsh: Referrals are read from 8am to 8pm every day.');
      assert.doesNotMatch(await page.getByRole('main').innerText(), /told at once/);
    });
    await step('the next day she adds what a friend of his said', () =>
      addsSomething(page, she, reference, 'A friend says that he has asked for his passport.'));
    await step('she looks for an answer, and is told that there is none yet', () => findsNoAnswerYet(page, she, code));
  });
});
