import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';

/** Signs in as somebody of the demonstration, by the name on their button. */
export const signIn =
  (page: Page) =>
  async (name: string, path = '/'): Promise<void> => {
    await page.goto(path);
    await page.getByRole('button', { name }).first().click();
    await worklist(page).waitFor();
    // The demonstration's own documents are read; what comes now is the story's.
    await page.getByRole('tab', { name: /^(Being read|En lecture)\W*0$/ }).waitFor();
  };

export const worklist = (page: Page) => page.getByRole('grid', { name: /^Documents$/ });

/** A row of the worklist that shows this text. */
export const row = (page: Page, text: string | RegExp) => page.getByRole('row').filter({ hasText: text });

export const searchByName =
  (page: Page) =>
  async (name: string): Promise<void> => {
    await page.getByRole('searchbox', { name: /Patient name|Nom du patient/ }).fill(name);
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
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
};
