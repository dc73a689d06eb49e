import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** The clerk of the demonstration by whom most stories are told. */
export const CLERK = 'Agente des admissions';

/** What a decision waits for before it is sent, and what sending takes on a busy machine. */
export const SENT_WITHIN = { timeout: 90_000 };

/** Signs in as somebody of the demonstration, by the name on their button. */
/** Signs in as one of the demonstration's people, and waits for no page. */
const signInAs =
  (page: Page) =>
  async (name: string, path = '/'): Promise<void> => {
    await page.goto(path);
    await page.getByRole('button', { name }).first().click();
  };

/** Signs in an administrator, who begins with the administration. */
export const signInToAdminister =
  (page: Page) =>
  async (name: string, path = '/'): Promise<void> => {
    await signInAs(page)(name, path);
    await page.getByRole('navigation', { name: 'Administration' }).waitFor();
  };

export const signIn =
  (page: Page) =>
  async (name: string, path = '/'): Promise<void> => {
    await signInAs(page)(name, path);
    await worklist(page).waitFor();
    // The demonstration's own documents are read; what comes now is the story's.
    await page.getByRole('tab', { name: /^(Being read|En lecture)\W*0$/ }).waitFor({ timeout: 120_000 });
  };

export const worklist = (page: Page) => page.getByRole('grid', { name: /^Documents$/ });

/** A row of the worklist that shows this text. */
export const row = (page: Page, text: string | RegExp) => worklist(page).getByRole('row').filter({ hasText: text });

export const searchByName =
  (page: Page) =>
  async (name: string): Promise<void> => {
    await page.getByRole('searchbox', { name: /Patient name|Nom du patient/ }).fill(name);
  };

/** The list shows what was searched for, and nothing else: its rows may have been there before the search was asked. */
export const untilOnly =
  (page: Page) =>
  async (name: string, count = 1): Promise<void> => {
    await row(page, name)
      .nth(count - 1)
      .waitFor();
    await page.waitForFunction((name) => {
      const rows = [...document.querySelectorAll('[role=grid] [role=row][tabindex]')];
      const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return rows.every((row) => fold(row.textContent).includes(fold(name)));
    }, name);
  };

export const pane = (page: Page) => page.getByRole('region', { name: 'Document', exact: true });

/** Adds a file as a user who has no mouse does. */
export const addDocument =
  (page: Page) =>
  async (name: string, content: string): Promise<void> => {
    const chooser = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: /Add documents|Ajouter des documents/ }).click();
    await (await chooser).setFiles({ name, mimeType: 'text/xml', buffer: Buffer.from(content) });
  };

/** What axe finds on the page, as short lines. */
export const accessibilityFindings = async (page: Page): Promise<string[]> => {
  const { violations } = await new AxeBuilder({ page })
    // WCAG 2.2, which axe leaves out by default.
    .options({ rules: { 'target-size': { enabled: true } } })
    .analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};

/** What the decision bar says: what will be done, or why not. */
export const decisionBar = (page: Page) => page.getByRole('group', { name: /^(Decision|Décision)$/ });

/** What has just come into sight has not been looked at, and is not decided. */
export const untilLookedAt = (page: Page): Promise<void> =>
  decisionBar(page).and(page.locator('[data-looked-at]')).waitFor();

/** A document is ready to be filed once its patient was found and checked. */
export const untilFileable = (page: Page): Promise<void> =>
  decisionBar(page)
    .getByText(/Will be filed under|Sera classé chez/)
    .waitFor({ timeout: 60_000 });

/** The offer to undo the last decision. */
export const undoOffer = (page: Page) => page.getByRole('region', { name: 'Last decision' });

/** The offer has been in sight long enough for its key to take it. */
export const untilOfferLookedAt = (page: Page): Promise<void> =>
  undoOffer(page).and(page.locator('[data-looked-at]')).waitFor();

/** What is done with the selection, and why something of it was not. */
export const selectionBar = (page: Page) => page.getByRole('region', { name: 'Selection' });

/** Opens the newest document that a search finds, with the keyboard. */
export const openFound =
  (page: Page) =>
  async (name: string): Promise<void> => {
    await searchByName(page)(name);
    await untilOnly(page)(name);
    await page.getByRole('searchbox', { name: 'Patient name' }).press('Enter');
    await worklist(page).locator('[role=row]:focus').waitFor();
    await page.keyboard.press('Enter');
    await pane(page).getByRole('heading').first().waitFor();
  };

/** Keeps the answers to these calls back until the function that it returns is called. */
export const holdAnswers = async (page: Page, calls: RegExp): Promise<() => void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  await page.route(calls, async (route) => {
    const response = await route.fetch();
    await promise;
    await route.fulfill({ response });
  });
  return resolve;
};
