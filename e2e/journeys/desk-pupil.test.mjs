// The pupil whose school is worried, at the desk: there may be a concern, so information is gathered. By keyboard alone.
// All people are invented.

import { describe, it } from 'node:test';
import { sharedWaymark } from '../support/suite.mjs';
import { TEAM } from '../support/staff.mjs';
import { atTheDesk, tellsByForm, today } from './desk.mjs';
import { scenario } from './telling.mjs';

const NAME = 'Idris Fell';
const WORRY = 'He says he will join two cousins and a friend who are fighting abroad.';

describe('the pupil whose school is worried, at the desk', () => {
  const shared = sharedWaymark();

  it('goes on to information gathering', async (t) => {
    const step = scenario(t);
    await step('the school tells of him', async () => {
      await tellsByForm(await shared.open(t), {
        work: { sector: 'Education', level: 'Secondary school' },
        area: 'Fenmarsh',
        person: { Name: NAME, 'Date of birth, as far as you know it': { Month: '9', Year: '2010' } },
        worry: { 'What worries you?': WORRY },
        answer: 'Yes',
      });
    });
    const page = await shared.open(t, { origin: shared.waymark.staff });
    const officer = await atTheDesk(page, TEAM.fenmarsh.onDuty, {
      story: 'desk-pupil',
      typed: [NAME, WORRY],
      keyboard: true,
    });
    await step('the officer on duty finds him in the queue', async () => {
      await officer.look('work');
      await officer.seesQueue();
      await officer.opens(NAME);
      await officer.knows('a child');
      await officer.look('case');
    });
    await step('she reads what the school told', async () => {
      await officer.follows('Referral');
      await officer.reads(WORRY);
      await officer.look('referral');
      await officer.follows('Overview');
    });
    await step('she takes it, and records the check', async () => {
      await officer.takes();
      await officer.recordsTheCheck();
    });
    await step('she writes down what the school says, apart from what is known', () =>
      officer.does(
        'Write a note',
        'Write a note',
        {
          'What is this a note of?': 'Contact with an agency',
          'What is known': 'He was at school on all days but two.',
          'How do you know?': 'The register',
          'What somebody says': 'He asked a friend for his passport.',
          'Who says so?': 'The form tutor, who heard it from the friend',
        },
        'Add the note',
        'The note is added',
      ));
    await step('she decides that there may be a concern, and says what was not checked', async () => {
      await officer.follows('Overview');
      await officer.decides({
        'What do you decide?': 'Proceed: there may be a concern',
        'What was the referral about?': 'No ideology: other susceptibility to radicalisation identified',
        'Which facts do you rely on?': 'The tutor’s account; the register.',
        'Which other outcomes did you consider, and why not those?': 'Early help alone: too much is unknown.',
        'What was not checked, and who will check it?': 'The cousins: the case officer asks.',
        'Why do you decide so?': 'He says he will travel, and people he trusts are there.',
        'Has the person been told of the referral?': 'No',
        'If no, why not?': 'The school asks to speak with his mother first.',
        'If no, when will you ask again?': today(14),
        'When was this decided?': 'Now',
      });
    });
    await step('information is gathered next, and what is open stands there', async () => {
      await officer.knows('Information gathering');
      for (const place of ['Decisions', 'Notes', 'Tasks', 'People', 'Timeline']) {
        await officer.follows(place);
        await officer.look(place.toLowerCase());
      }
      await officer.follows('Overview');
    });
    await step('she tells children’s social care, and answers the school', async () => {
      await officer.does(
        'Record whether children’s social care was told',
        'Record whether children’s social care was told',
        {
          'Has children’s social care been told?': 'Yes',
          'If yes, on which day?': today(),
          'If yes, their reference, or whom you told': 'Safeguarding hub 7719',
        },
        'Save',
        'It is recorded whether children’s social care was told',
      );
      await officer.follows('Overview');
      await officer.does(
        'Answer the referrer',
        'Answer the referrer',
        { 'Which answer do you release?': 'None', 'If none, why not?': 'We speak with the school by telephone.' },
        'Save',
        'The referrer’s answer is settled',
      );
    });
  });
});
