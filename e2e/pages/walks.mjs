// Ways through the form that meet every page of it. Fields are found by their names, which are the same in both languages.

const EVERYTHING = Object.fromEntries(
  ['noticed', 'online', 'contacts', 'help', 'find', 'about', 'others'].map((topic) => [`more.${topic}`, 'yes']),
);

const ACCOUNT = {
  noticed: 'A neighbour heard it through the wall.',
  when: 'Since the summer',
  words: '“You will see.”',
};
const ONLINE = { online: 'Posts as wren_77 in the game Harbour.' };
const CONTACTS = { contacts: 'Two men from the market', 'threats.unknown': 'yes' };
const HELP = { needs: 'Lost a job in May', services: 'A doctor', strengths: 'The choir', if_nothing: 'That it ends badly' };
const PERSON = {
  name: 'Bryn Talfan',
  other_names: 'Bear\nB. Talfan',
  description: 'Red hair, walks a grey dog',
};
const BIRTH = { 'birth.day': '27', 'birth.month': '3', 'birth.year': '2007' };
const AWARE = { person_aware: 'told', family_aware: 'not_known' };
const FIND = {
  address: '3 Sluice Row\nFenmarsh',
  postcode: 'FM1 9ZZ',
  phones: '01632 960444',
  emails: 'bryn@example.com',
  handles: 'wren_77',
};
const ABOUT = { gender: 'male', place: 'Fenmarsh Boat Yard', language: 'Cymraeg' };
const REACH = {
  'you.phone': '01632 960555',
  'you.email': 'teller@example.com',
  'you.safe_times': 'After six',
  feedback: 'yes',
};

/** Everything a member of the public can be asked, page by page: the page's path and what is filled in. */
export const PUBLIC = [
  ['/refer/danger', { danger: 'now' }],
  ['/refer/emergency', {}],
  ['/refer/area', { area: 'fenmarsh' }],
  ['/refer/worry', { worry: 'He speaks of nothing else.\nIt frightens me.' }],
  ['/refer/person/1/name', about(1, PERSON)],
  ['/refer/person/1/birth', about(1, BIRTH)],
  ['/refer/person/1/aware', about(1, AWARE)],
  ['/refer/more', EVERYTHING],
  ['/refer/noticed', ACCOUNT],
  ['/refer/online', ONLINE],
  ['/refer/contacts', CONTACTS],
  ['/refer/help', HELP],
  ['/refer/person/1/find', about(1, FIND)],
  ['/refer/person/1/about', about(1, ABOUT)],
  ['/refer/people', { 'people.another': 'no' }],
  ['/refer/you', { 'you.relationship': 'neighbour', 'you.name': 'A. Teller', confidential: 'yes' }],
  ['/refer/reach', REACH],
];

/** The same for a professional up to the list of tasks. */
export const PROFESSIONAL_INTRODUCTION = [
  ['/refer/sector', { sector: 'education' }],
  ['/refer/subsector', { subsector: 'secondary' }],
  ['/refer/danger', { danger: 'no' }],
  ['/refer/area', { area: 'harrow_vale' }],
];

/** A professional's tasks, by the page each begins with. */
export const PROFESSIONAL = [
  ['/refer/worry', { worry: 'He has stopped coming to class.', ...ACCOUNT }],
  ['/refer/online', { ...ONLINE, ...CONTACTS }],
  ['/refer/help', HELP],
  ['/refer/person/1/name', about(1, { ...PERSON, ...BIRTH, ...ABOUT })],
  ['/refer/person/1/find', about(1, FIND)],
  ['/refer/person/1/aware', about(1, AWARE)],
  ['/refer/you', { 'you.name': 'A. Teller', 'you.role': 'Tutor', 'you.organisation': 'Fenmarsh Green', confidential: 'no' }],
  ['/refer/reach', REACH],
];

/** The shortest way to the last check. */
export const SHORTEST = [
  ['/refer/danger', { danger: 'no' }],
  ['/refer/area', {}],
  ['/refer/worry', { worry: 'He speaks of nothing else.' }],
  ['/refer/person/1/name', about(1, { name: 'Bryn Talfan' })],
  ['/refer/person/1/birth', {}],
  ['/refer/person/1/aware', {}],
  ['/refer/more', {}],
  ['/refer/you', {}],
  ['/refer/reach', { feedback: 'yes' }],
];

function about(person, fields) {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`person.${person}.${name}`, value]));
}

/** Begins a form in one of its ways: `public`, `professional` or `operator`. */
export async function begin(page, mode, prefix = '') {
  await page.goto(`${prefix}/refer`);
  await arriving(page, () => page.locator(`button[name=mode][value=${mode}]`).click());
}

/** The same without showing a page. */
export async function beginUnseen(page, mode, prefix = '') {
  const answer = await post(page, `${prefix}/refer`, { mode });
  if (answer.status() !== 303) throw new Error(`beginning was answered with ${answer.status()}`);
}

/** Fills in fields of the page by their names. */
export async function fill(page, fields) {
  for (const [name, value] of Object.entries(fields)) {
    const field = page.locator(`[name="${name}"]`);
    const kind = await field.first().evaluate((element) => element.getAttribute('type') ?? element.tagName);
    if (kind === 'radio') await page.locator(`[name="${name}"][value="${value}"]`).check();
    else if (kind === 'checkbox') await field.check();
    else if (kind === 'SELECT') await field.selectOption(value);
    else await field.fill(value);
  }
}

/** Sends the form of the page and waits for the answer. */
export async function submit(page) {
  await arriving(page, () => page.getByRole('main').locator('form button').first().click());
}

/** Goes through pages in order. `at` is called on each, before anything is filled in. */
export async function walk(page, pages, prefix = '', at = async () => {}) {
  for (const [path, fields] of pages) {
    await onPage(page, prefix + path);
    await at(path);
    await fill(page, fields);
    await submit(page);
  }
}

/** The same without showing the pages. */
export async function skip(page, pages, prefix = '') {
  for (const [path, fields] of pages) {
    const answer = await post(page, prefix + path, fields);
    if (answer.status() !== 303) throw new Error(`${path} was answered with ${answer.status()}`);
  }
}

/** Fails unless the page showing is at this path. */
export async function onPage(page, path) {
  const shown = new URL(page.url()).pathname;
  if (shown !== path) throw new Error(`the page is ${shown} instead of ${path}`);
}

/** Does something that leads to another page, and waits for that page. */
export async function arriving(page, act) {
  const arrival = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  arrival.catch(() => {});
  await act();
  await arrival;
  await page.waitForLoadState();
}

/** Posts fields to a path as the page itself would, without a browser's own checks. */
export function post(page, path, fields) {
  const body = new URLSearchParams(fields).toString();
  return postBody(page, path, body);
}

/** The same with a body written by hand. */
export function postBody(page, path, body) {
  return page.context().request.post(path, {
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    data: Buffer.from(body),
    maxRedirects: 0,
    timeout: 60_000,
  });
}

/** Sends a form that the page did not offer, and waits for the answer. */
export function postFromPage(page, action, fields = {}) {
  const send = ([to, values]) => {
    const form = Object.assign(document.createElement('form'), { method: 'post', action: to });
    for (const [name, value] of Object.entries(values)) {
      form.append(Object.assign(document.createElement('input'), { name, value, type: 'hidden' }));
    }
    document.body.append(form);
    form.submit();
  };
  return arriving(page, () => page.evaluate(send, [action, fields]));
}
