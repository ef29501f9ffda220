// Signing in to the demonstration, where visitors choose whom to be.

import assert from 'node:assert/strict';

/** Members of the demonstration, by what they do. */
export const TEAM = {
  fenmarsh: { onDuty: 'Cerys Holloway', officer: 'Gwen Ashdown', supervisor: 'Katherine Sorrel' },
  harrowVale: { onDuty: 'Edith Marchbanks', officer: 'Imogen Tallow', supervisor: 'Lewis Brandwood' },
  caerLanwen: { onDuty: 'Felix Greenhow', officer: 'Jonah Wick', supervisor: 'Lewis Brandwood' },
  adviceLine: 'Nell Farrow',
  administrator: 'Alys Corran',
  secondAdministrator: 'Bertram Oake',
  auditor: 'Petra Vance',
  privacyOfficer: 'Quentin Hale',
  coordinator: 'Oscar Lindley',
};

/** Signs in as somebody, in place of whoever was signed in before; the first page of their day then shows. */
export async function signInAs(page, name) {
  await page.goto('/sign-in-as');
  await page.getByRole('button', { name, exact: true }).click();
  await page.waitForURL((url) => url.pathname === '/');
  const who = await page.getByRole('region', { name: 'Your account' }).innerText();
  assert.ok(who.includes(name), `${name} is not who is signed in: ${who}`);
}
