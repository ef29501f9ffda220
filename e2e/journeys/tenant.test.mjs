// A housing officer is worried about a tenant whose behaviour has changed. All people are invented.

import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { sharedWaymark } from '../support/suite.mjs';
import { addsSomething, scenario, teller } from './telling.mjs';

describe('a housing officer who is worried about a tenant', () => {
  const { open } = sharedWaymark();

  it('tells what little is known, and wishes for no answer', async (t) => {
    const step = scenario(t);
    const page = await open(t);
    const they = teller(page);

    await step('the officer says where they work, and does not know whether anybody is in danger', async () => {
      await page.goto('/refer');
      await they.presses('I am telling you as part of my work');
      await they.tells('Where do you work?', { 'Where do you work?': 'Local authority' });
      await they.tells('Which of these fits best?', { 'Which of these fits best?': 'Housing' });
      await they.tells('Is anybody in danger now?', { 'Is anybody in danger now?': 'I do not know' });
      await they.tells('Where does the person live?', { 'Where does the person live?': 'Harrow Vale' });
    });
    await step('they write what has changed', async () => {
      await they.follows('What worries you');
      await they.sees('What worries you, and what was seen or heard');
      await they.ticks('I do not know: What words were used?');
      await they.tells('What worries you, and what was seen or heard', {
        'What worries you?': 'He used to greet everybody. Since May he speaks to nobody and plays speeches at night.',
      });
      await they.tells('Online, contacts and threats');
      await they.tells('What else is going on', { 'Who else is helping or knows?': 'Nobody that we know of' });
    });
    await step('an empty page about the person is not enough, and says what would be', async () => {
      await they.follows('Who the person is');
      await they.tells('Who are you worried about?');
      await they.followsError('Give a name, or anything else that tells us who you mean', 'Name');
    });
    await step('they do not know the name, and say which flat', async () => {
      await they.tells('Who are you worried about?', {
        'Anything else that tells us who you mean': 'The man who moved into the top flat in May',
        'Or about how old are they?': '40',
      });
      await they.tells('Where they live and how to find them', {
        'Address, or where they are staying': 'Top flat, 3 Sluice Row\nHarrow Vale',
      });
      await they.tells('Do they know that you are telling us?');
    });
    await step('there is a second person, whom they meant by mistake and take out again', async () => {
      await they.follows('Add or remove people');
      await they.tells('Who you are telling us about', { 'Are you worried about anybody else?': 'Yes' });
      await they.tells('Who are you worried about?', { Name: 'Nia Combe' });
      await they.tells('Where they live and how to find them');
      await they.tells('Do they know that you are telling us?');
      await they.follows('Add or remove people');
      await they.follows('Remove Person 2');
      await they.sees('Remove this person and everything you wrote about them?');
      await they.answers('Remove this person and everything you wrote about them?', 'Yes');
      await they.presses('Continue');
      await they.tells('Who you are telling us about', { 'Are you worried about anybody else?': 'No' });
    });
    await step('their name must be kept from him', async () => {
      await they.follows('Who you are');
      await they.tells('About you', {
        'Your name': 'Housing officer 12',
        'Must your name be kept from the person and their family?': 'Yes',
      });
      await they.tells('How to reach you', { 'Would you like an answer?': 'No' });
    });
    await step('they send it, without the person who was taken out', async () => {
      await they.presses('Check your answers and send');
      await they.reads('The man who moved into the top flat in May');
      assert.ok(!(await page.content()).includes('Nia Combe'), 'the person who was taken out is still there');
      await they.presses('Send');
      await they.sees('Thank you. We have it');
    });
    await step('they get a reference and, as they wished for no answer, no code', async () => {
      assert.equal(await they.hasReceiptCode(), false);
    });
    await step('a week later they add what a neighbour said', async () =>
      addsSomething(page, they, await they.reference(), 'A neighbour heard him say that he will “finish it soon”.'));
  });
});
