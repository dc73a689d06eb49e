import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildLetter } from './build-letter.ts';
import { openBrowser } from './open-browser.ts';
import { addDocument, openFound, pane, row, selectionBar, signIn, untilFileable, untilOnly } from './user-actions.ts';

/** Every letter that is a command somewhere. */
const LETTERS = 'rniejkpxaumi';
/** Milliseconds between two letters, in turn: a machine, fast typists, somebody who looks for the keys. */
const PAUSES = [0, 0, 12, 0, 3, 0, 0, 45];

/** What lies over the page, the offer to undo a decision, and what is done with a selection. */
const overlays = (page: Page): Promise<string[]> =>
  page.evaluate(() =>
    [
      ...document.querySelectorAll(
        '[role=dialog], [role=menu], [role=listbox], [aria-label="Last decision"], [aria-label=Selection]',
      ),
    ]
      .filter((element) => element.checkVisibility())
      .map((element) => element.outerHTML.slice(0, 100)),
  );

const focusIsIn = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate((selector) => document.activeElement?.closest(selector) !== null, selector);

const openDocument = (page: Page): string | null => new URL(page.url()).searchParams.get('document');

/** Types, and holds that nothing came of it but text: no other document, nothing that opens, no decision. */
const typeOnly = async (page: Page, text: string, over = 0): Promise<void> => {
  const before = openDocument(page);
  for (const [index, letter] of text.split('').entries()) {
    const pause = PAUSES[index % PAUSES.length] ?? 0;
    if (pause > 0) await page.waitForTimeout(pause);
    await page.keyboard.type(letter);
  }
  expect(openDocument(page)).toBe(before);
  expect((await overlays(page)).slice(over)).toEqual([]);
};

/** Escape closes what lies over the page, and nothing below it. */
const closeOne = async (page: Page, below = 0): Promise<void> => {
  const before = openDocument(page);
  await page.keyboard.press('Escape');
  await expect.poll(() => overlays(page)).toHaveLength(below);
  expect(openDocument(page)).toBe(before);
};

/** While a save is under way, as on a slow line, letters are no commands either. */
const typeDuring =
  (page: Page) =>
  async (call: RegExp, act: () => Promise<void>, over = 0): Promise<void> => {
    const { promise: isEnough, resolve: answer } = Promise.withResolvers<void>();
    await page.route(call, async (route) => {
      await isEnough;
      await route.continue();
    });
    const [sent, answered] = [page.waitForRequest(call), page.waitForResponse(call)];
    await act();
    await sent;
    await typeOnly(page, LETTERS, over);
    answer();
    await answered;
    await page.unroute(call);
  };

it('names typed letter by letter are text in every form and of this document, and Escape closes one layer at a time', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  const name = `Typequist${randomUUID().slice(0, 8)}`;
  await signIn(page)('Agente des admissions');
  for (const letter of ['one', 'two']) {
    await addDocument(page)(`${letter}.xml`, buildLetter(name, letter, `${name} ${letter}`));
  }
  await openFound(page)(name);
  await untilOnly(page)(name, 2);
  await page.getByRole('button', { name: 'Hide added documents' }).click();
  const opened = page.url();

  await page.keyboard.press('e');
  await typeOnly(page, `Rni${LETTERS}\nAnn ${LETTERS}\n12/04/1975\nM\n${LETTERS}\n`);
  expect(await focusIsIn(page, '[role=group][aria-label=Decision]')).toBe(true);
  const comparison = pane(page).getByRole('table').first();
  for (const value of [`Rni${LETTERS}`, `Ann ${LETTERS}`, '12 Apr 1975', 'Male', `Identifiers${LETTERS}`]) {
    await comparison.getByRole('row').filter({ hasText: value }).first().waitFor();
  }

  await page.keyboard.press('m');
  await typeOnly(page, LETTERS);
  await page.keyboard.press('Control+Enter');
  await typeOnly(page, LETTERS);
  await pane(page).getByRole('listitem').getByText(LETTERS).waitFor();
  expect(await focusIsIn(page, 'textarea')).toBe(true);
  await page.keyboard.press('Escape');
  expect(await focusIsIn(page, '[aria-label=Document]')).toBe(true);

  await page.keyboard.press('r');
  await typeOnly(page, LETTERS, 1);
  await closeOne(page);
  await pane(page).getByRole('button', { name: 'More' }).click();
  await typeOnly(page, LETTERS, 1);
  await closeOne(page);
  await page.keyboard.press('?');
  await typeOnly(page, LETTERS, 1);
  await closeOne(page);
  await page.getByRole('button', { name: /Agente des admissions/ }).click();
  await typeOnly(page, LETTERS, 1);
  await closeOne(page);
  const filters = page.getByRole('search');
  await filters.getByRole('button', { name: 'Filters' }).click();
  for (const filter of ['Document type', 'Received', 'Tag']) {
    await filters.getByRole(filter === 'Received' ? 'button' : 'combobox', { name: filter, exact: true }).click();
    await typeOnly(page, LETTERS, 1);
    await closeOne(page);
  }
  for (const index of [0, 1]) await row(page, name).nth(index).getByRole('checkbox').click();
  for (const menu of ['Reject', 'Assign', 'Tag']) {
    await selectionBar(page).getByRole('button', { name: menu }).click();
    await typeOnly(page, LETTERS, 2);
    await closeOne(page, 1);
  }
  await selectionBar(page).getByRole('button', { name: 'Clear the selection' }).click();
  await page.keyboard.press('/');
  await typeOnly(page, LETTERS);
  expect(page.url()).toBe(opened);
  // The check that follows a correction may come before the next: the page then writes it again, about the new version.
  expect(browser.errors.filter((error) => !error.includes('409'))).toEqual([]);
});

it('letters typed while a mark, a check or a new patient is being saved are no commands', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  const name = `Savequist${randomUUID().slice(0, 8)}`;
  await signIn(page)('Agente des admissions');
  await addDocument(page)('saved.xml', buildLetter(name, 'one', name));
  await openFound(page)(name);
  await pane(page).getByText('No such patient', { exact: true }).waitFor({ timeout: 60_000 });

  const tag = pane(page).getByRole('button', { name: 'Urgent' });
  await typeDuring(page)(/tagDocuments/, () => tag.click());
  await tag.and(page.locator('[aria-pressed=true]')).waitFor();
  await typeDuring(page)(/verifyAgain/, () => pane(page).getByRole('button', { name: 'Check again' }).click());
  const assignee = pane(page).getByRole('combobox', { name: 'Assigned to' });
  await typeDuring(page)(/assignDocuments/, async () => {
    await assignee.selectOption('Agente des admissions');
    await pane(page).focus();
  });
  await pane(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'Create a provisional patient…' }).click();
  const create = page.getByRole('button', { name: 'Create the provisional patient' });
  await create.waitFor();
  // The dialog stays until the patient exists: it shows what is refused.
  await typeDuring(page)(/createProvisionalPatient/, () => create.click(), 1);
  // Not a patient of the hospital's record: nothing agrees, nothing was checked.
  const identity = pane(page).getByRole('region', { name: 'Whose document is it?' });
  await identity.getByText('Provisional patient', { exact: true }).first().waitFor();
  await untilFileable(page);
  expect(await identity.innerText()).not.toMatch(/Patient found|In the record|Agrees|Checked against/);
  expect(browser.errors).toEqual([]);
});
