// The tenant whose behaviour has changed, at the desk: a need of health and no cause behind it, so another service takes
// over, and the case closes once that service says that it has it. Without JavaScript. All people are invented.

import { describe, it } from 'node:test';
import { sharedWaymark } from '../support/suite.mjs';
import { TEAM } from '../support/staff.mjs';
import { atTheDesk, tellsByForm, today } from './desk.mjs';
import { scenario } from './telling.mjs';

const NAME = 'Corwin Ash';
const WORRY = 'He used to greet everybody. Since May he speaks to nobody and plays speeches at night.';

describe('the tenant whose behaviour has changed, at the desk', () => {
  const shared = sharedWaymark();

  it('is handed to a service that takes over, and then the case closes', async (t) => {
    const step = scenario(t);
    await step('a housing officer tells of him', async () => {
      await tellsByForm(await shared.open(t), {
        work: { sector: 'Local authority', level: 'Housing' },
        area: 'Harrow Vale',
        person: { Name: NAME, 'Or about how old are they?': '40' },
        worry: { 'What worries you?': WORRY },
      });
    });
    const page = await shared.open(t, { origin: shared.waymark.staff, javaScript: false });
    const story = { story: 'desk-tenant', typed: [NAME, WORRY] };
    const officer = await atTheDesk(page, TEAM.harrowVale.onDuty, story);
    await step('the officer on duty takes him from the queue and records the check', async () => {
      await officer.seesQueue();
      await officer.opens(NAME);
      await officer.takes();
      await officer.recordsTheCheck();
    });
    await step('the nurse’s words are told apart from what is thought', () =>
      officer.does(
        'Write a note',
        'Write a note',
        {
          'What is this a note of?': 'Contact with an agency',
          'What is known': 'He was in treatment until April.',
          'How do you know?': 'The community nurse',
          'What you or others think': 'The speeches keep him company.',
          'Who thinks so?': 'The community nurse',
        },
        'Add the note',
        'The note is added',
      ));
    await step('the officer signposts him, and says who takes over', async () => {
      await officer.follows('Overview');
      await officer.decides({
        'What do you decide?': 'Signposted: another service can help',
        'What was the referral about?': 'No ideology identified',
        'Which facts do you rely on?': 'Two visits by the landlord, and the nurse’s account.',
        'Which other outcomes did you consider, and why not those?': 'Going on: there is no cause behind it.',
        'What was not checked, and who will check it?': 'Nothing that could change it; the nurse will see him.',
        'Why do you decide so?': 'He is unwell, and the team that knows him can help.',
        'Which service takes over?': 'Mental health',
        'Whom there, and how to reach them': 'The community team, 01632 960280',
        'Has the person been told of the referral?': 'No',
        'If no, why not?': 'The nurse asks to tell him at her visit.',
        'If no, when will you ask again?': today(5),
        'When was this decided?': 'Now',
      });
    });
    if (await officer.says('Waits for a second signature')) {
      await step('his case is one of the sample that two people look at', async () => {
        const other = await shared.open(t, { origin: shared.waymark.staff });
        const supervisor = await atTheDesk(other, TEAM.harrowVale.supervisor, { ...story, story: 'desk-tenant-second' });
        await other.goto(page.url());
        await supervisor.follows('Overview');
        await supervisor.signs();
      });
    }
    await step('it stays open until the other service says that it has him', async () => {
      await officer.follows('Overview');
      await officer.reads('The other service has not acknowledged the handover');
      await officer.look('waits');
      await officer.does(
        'Record that the handover was acknowledged',
        'Record that the handover was acknowledged',
        { 'Who there said so?': 'The team’s manager', 'When did they say so?': today() },
        'Save',
        'The handover is acknowledged',
      );
    });
    await step('then it is closed, by itself', async () => {
      await officer.knows('Closed on');
      await officer.follows('Timeline');
      await officer.reads('The case closed');
      await officer.look('timeline');
    });
  });
});
