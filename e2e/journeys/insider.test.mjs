// Somebody of the desk of one area who is curious about a neighbour in another: there is nothing to see, hidden looks
// like missing, and every attempt is written down. All people are invented.

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { describe, it } from 'node:test';
import { routesOf } from '../support/routes.mjs';
import { sharedWaymark } from '../support/suite.mjs';
import { TEAM, signInAs } from '../support/staff.mjs';
import { atTheDesk, tellsByForm } from './desk.mjs';
import { scenario, teller } from './telling.mjs';

const NEIGHBOUR = 'Greta Alderwick';
const WORRY = 'She has a new lodger who keeps leaflets under the stairs with marmalade labels on them.';

describe('somebody who is curious about a neighbour', () => {
  const shared = sharedWaymark();

  it('sees nothing, and is seen', async (t) => {
    const step = scenario(t);
    await step('a referral about the neighbour comes in, and an officer of its area takes it', async () => {
      await tellsByForm(await shared.open(t), {
        work: { sector: 'Local authority', level: 'Housing' },
        area: 'Fenmarsh',
        person: { Name: NEIGHBOUR, 'Or about how old are they?': '50' },
        worry: { 'What worries you?': WORRY },
      });
    });
    const desk = await shared.open(t, { origin: shared.waymark.staff });
    const officer = await atTheDesk(desk, TEAM.fenmarsh.onDuty, { story: 'insider-officer', typed: [NEIGHBOUR, WORRY] });
    await desk.goto('/queue');
    await officer.opens(NEIGHBOUR);
    const hidden = new URL(desk.url()).pathname;
    const reference = await desk.locator('.waymark-case .waymark-code').innerText();

    const page = await shared.open(t, { origin: shared.waymark.staff });
    const curious = teller(page);
    await signInAs(page, TEAM.harrowVale.officer);
    await step('nothing is found by name, reference, or words in what was written', async () => {
      for (const [field, text] of [
        ['Name, reference, telephone number or address', NEIGHBOUR],
        ['Name, reference, telephone number or address', reference],
        ['Name, reference, telephone number or address', 'Alderwick'],
      ]) {
        await page.goto('/find');
        await curious.answers(field, text);
        await curious.presses('Find');
        await curious.sees('Find a case or a person');
        await curious.reads('Nothing that you may see was found');
        assert.equal(await page.getByRole('link', { name: NEIGHBOUR }).count(), 0);
      }
    });
    const missing = `/cases/${randomUUID()}`;
    const of = (await routesOf('Staff site')).filter(
      ({ method, path }) => method === 'GET' && path.startsWith('/cases/{case}') && !path.includes('{candidate}'),
    );
    await step('every page of the case answers as one that is not there', async () => {
      for (const { path } of of) {
        const answers = [];
        for (const guess of [hidden, missing]) {
          const answer = await page.request.get(path.replace('/cases/{case}', guess), { maxRedirects: 0 });
          const id = guess.slice('/cases/'.length);
          answers.push({ status: answer.status(), body: (await answer.text()).replaceAll(id, 'ID') });
        }
        assert.deepEqual(unnumbered(answers[0]), unnumbered(answers[1]), path);
        assert.ok(!answers[0].body.includes(NEIGHBOUR), path);
        if (!path.endsWith('/emergency-access')) assert.equal(answers[0].status, 404, path);
      }
    });
    await step('no list and no count knows of it', async () => {
      for (const path of ['/', '/queue', '/team']) {
        const answer = await page.request.get(path);
        const body = await answer.text();
        assert.ok(!body.includes(NEIGHBOUR) && !body.includes(reference), path);
      }
    });
    await step('the supervisor of the area sees who tried, and that it was refused', async () => {
      await signInAs(desk, TEAM.fenmarsh.supervisor);
      await desk.goto(`${hidden}/looks`);
      const refused = desk.getByRole('row').filter({ hasText: TEAM.harrowVale.officer }).filter({ hasText: 'Was refused' });
      const tried = of.filter(({ path }) => !path.endsWith('/emergency-access'));
      assert.ok((await refused.count()) >= tried.length, `${await refused.count()} of ${tried.length} attempts are there`);
      await officer.look('looks');
    });
  });
});

/** What differs from one answer to the next whatever was asked: the number to tell support, and tokens of forms. */
function unnumbered({ status, body }) {
  return { status, body: body.replaceAll(/value="[^"]{16,}"/g, 'value=""').replaceAll(/\b[0-9A-Z]{4,}(-[0-9A-Z]{4,})+\b/g, 'NUMBER') };
}
