// What a person does on a page, found as a person finds it: by its words. Once with a pointer, once by keyboard alone.

import assert from 'node:assert/strict';

const MOST_TABS = 300;

/**
 * Somebody using the page.
 *
 * @param keyboard  true for somebody who uses no pointer: every step is made with Tab, arrows, Space and Enter
 */
export function visitor(page, { keyboard = false } = {}) {
  const hands = keyboard ? new Keyboard(page) : new Pointer(page);
  return {
    /**
     * Answers a question. The question is a field's label or a group's legend; the answer is text, the label of a
     * choice or how it begins, a list of such labels, or an object of labels and texts, such as the parts of a date.
     */
    answer: (question, value) => answer(page, hands, question, value),
    /** Presses the button with these words and waits for what it leads to. */
    press: (words) => arrive(page, () => hands.activate(page.getByRole('button', { name: words, exact: true }))),
    /** Follows the link with these words, to another page or a place on this one. */
    follow: (words) => arrive(page, async () => hands.activate(await theLink(page, words))),
    /** What stands in the page's one main heading. */
    heading: async () => (await page.getByRole('heading', { level: 1 }).innerText()).trim(),
    /** The errors the page names at its top, in order. */
    errors: async () => page.locator('.govuk-error-summary__list').getByRole('link').allInnerTexts(),
  };
}

/** The link with these words. There may be several, if all lead to one place. */
async function theLink(page, words) {
  const links = page.getByRole('link', { name: words, exact: true });
  await links.first().waitFor();
  const places = new Set(await links.evaluateAll((all) => all.map((link) => link.href)));
  assert.equal(places.size, 1, `“${words}” leads to ${[...places].join(' and ')}`);
  return links.first();
}

async function arrive(page, act) {
  const arrival = page.waitForEvent('framenavigated', (frame) => frame === page.mainFrame());
  // Marked as handled: when the act itself fails, that is the error to tell.
  arrival.catch(() => {});
  await act();
  await arrival;
  await page.waitForLoadState();
}

async function answer(page, hands, question, value) {
  const group = page.getByRole('group', { name: question, exact: true });
  if (typeof value === 'object' && !Array.isArray(value) && !(value instanceof RegExp)) {
    for (const [label, text] of Object.entries(value)) await hands.type(group.getByLabel(label, { exact: true }), text);
    return;
  }
  if ((await group.count()) > 0) {
    for (const label of [value].flat()) await hands.choose(group.getByLabel(label, { exact: true }));
    return;
  }
  const field = page.getByLabel(question, { exact: true });
  const isList = (await field.evaluate((element) => element.tagName)) === 'SELECT';
  await (isList ? hands.select(field, value) : hands.type(field, value));
}

class Pointer {
  constructor(page) {
    this.page = page;
  }

  async type(field, text) {
    await field.fill(text);
  }

  async choose(choice) {
    await choice.check();
  }

  async select(list, label) {
    await list.selectOption({ label });
  }

  async activate(target) {
    await target.click();
  }
}

class Keyboard {
  constructor(page) {
    this.page = page;
  }

  async type(field, text) {
    await this.#reach(field);
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(text);
  }

  async choose(choice) {
    const isRadio = (await choice.getAttribute('type')) === 'radio';
    if (isRadio) {
      await this.#reachRadio(choice);
    } else {
      await this.#reach(choice);
      if (!(await choice.isChecked())) await this.page.keyboard.press('Space');
    }
    assert.ok(await choice.isChecked(), 'the keyboard did not choose it');
  }

  async select(list, label) {
    await this.#reach(list);
    await this.page.keyboard.type(label);
    const chosen = await list.evaluate((element) => element.selectedOptions[0]?.label);
    assert.equal(chosen, label, 'typing did not choose it');
  }

  async activate(target) {
    await this.#reach(target);
    await this.page.keyboard.press('Enter');
  }

  /** Tabs on until the element has the focus. It must then be seen. */
  async #reach(target) {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      if (await hasFocus(target)) {
        assert.ok(await isInView(target), 'what has the focus is not in view');
        return;
      }
      await this.page.keyboard.press('Tab');
    }
    assert.fail(`Tab does not reach ${target}`);
  }

  /** Tab enters a group of radios at one of them; arrows move within it. */
  async #reachRadio(choice) {
    const name = await choice.getAttribute('name');
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      const focused = await this.page.evaluate(() => document.activeElement?.getAttribute('name'));
      if (focused === name) break;
      await this.page.keyboard.press('Tab');
    }
    const radios = await this.page.locator(`input[type=radio][name="${name}"]`).count();
    await this.page.keyboard.press('Space');
    for (let arrows = 0; arrows < radios && !(await choice.isChecked()); arrows += 1) {
      await this.page.keyboard.press('ArrowDown');
    }
  }
}

function hasFocus(target) {
  return target.evaluate((element) => element === document.activeElement);
}

function isInView(target) {
  return target.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.bottom > 0 && box.top < window.innerHeight && box.right > 0 && box.left < window.innerWidth;
  });
}
