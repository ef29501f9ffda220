// The young woman at the airport, at the desk: passed on at once, then led by police, which two people sign. All people
// are invented.

import { describe, it } from 'node:test';
import { mailOptions, takeAlert } from '../support/mail.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import { TEAM } from '../support/staff.mjs';
import { atTheDesk, tellsByForm, today } from './desk.mjs';
import { scenario } from './telling.mjs';

const NAME = 'Orla Quill';
const WORRY = 'She left for the airport an hour ago. She has written that she will marry a man who fights abroad.';
const DESK = 'harrowvale.desk@example.org';

describe('the young woman at the airport, at the desk', () => {
  const shared = sharedWaymark({ args: mailOptions });

  it('is passed on at once, and then led by police', async (t) => {
    const step = scenario(t);
    const taken = new Set();
    const story = { story: 'desk-airport', typed: [NAME, WORRY] };
    await step('a youth worker tells of her', async () => {
      await tellsByForm(await shared.open(t), {
        work: { sector: 'Local authority', level: 'Youth service' },
        area: 'Harrow Vale',
        danger: 'Yes: somebody is about to travel to join fighters or to marry one',
        person: { Name: NAME, 'Or about how old are they?': '17' },
        worry: { 'What worries you?': WORRY },
      });
    });
    const page = await shared.open(t, { origin: shared.waymark.staff });
    const officer = await atTheDesk(page, TEAM.harrowVale.onDuty, story);
    await step('the officer on duty opens the alert that the referral raised', async () => {
      const { path } = await takeAlert(shared.waymark.staff, DESK, taken);
      await page.goto(path);
      await officer.presses('I have seen this');
      await page.goto('/');
    });
    await step('her case stands first in the queue, and says why', async () => {
      await officer.seesQueue();
      await officer.reads('Urgent: the referrer says somebody may be hurt or is about to travel');
      await officer.opens(NAME);
    });
    await step('before anybody owns it the officer passes the emergency on', () =>
      officer.does(
        'Pass on an emergency now',
        'Pass on an emergency now',
        {
          'What is happening?': 'A girl of about 17 is at the airport and flies within two hours.',
          'Who decided to pass it on?': 'The duty inspector',
          'When was this decided?': 'Now',
        },
        'Pass it on now',
        'The emergency is passed on',
      ));
    await step('the desk is alerted a second time', () => takeAlert(shared.waymark.staff, DESK, taken));
    await step('the officer takes the case and records the check', async () => {
      await officer.follows('Overview');
      await officer.knows('Emergency passed on');
      await officer.takes();
      await officer.recordsTheCheck();
    });
    await step('the officer decides for a police-led partnership', async () => {
      await officer.decides({
        'What do you decide?': 'Police-led partnership',
        'What was the referral about?': 'Several ideologies, none dominant',
        'Which facts do you rely on?': 'The booking, and what she wrote to her mother.',
        'Which other outcomes did you consider, and why not those?': 'Going on here: she does not wish for support.',
        'What was not checked, and who will check it?': 'Who paid for the ticket: the enquiry asks.',
        'Why do you decide so?': 'The risk is real, and nobody but police can hold it.',
        'Has the person been told of the referral?': 'No',
        'If no, why not?': 'The enquiry asks us to wait.',
        'If no, when will you ask again?': today(7),
        'When was this decided?': 'Now',
      });
      await officer.knows('Waits for a second signature');
    });
    const other = await shared.open(t, { origin: shared.waymark.staff });
    const supervisor = await atTheDesk(other, TEAM.harrowVale.supervisor, { ...story, story: 'desk-airport-second' });
    await step('a supervisor, who did not decide, reads it and signs', async () => {
      await supervisor.follows('Team');
      await supervisor.sees('Team');
      await supervisor.look('team');
      await other.goto(page.url());
      await supervisor.follows('Overview');
      await supervisor.signs();
      await supervisor.follows('Overview');
      await supervisor.knows('Police-led partnership');
      await supervisor.look('led-by-police');
    });
    await step('who has looked is there to be seen', async () => {
      await supervisor.follows('Who has looked');
      await supervisor.reads('Passed on an emergency');
      await supervisor.look('looks');
    });
  });
});
