import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildLetter } from './build-letter.ts';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, addDocument, pane, row, signIn, signInToAdminister } from './user-actions.ts';

/** On a desk and on a telephone. `PICTURES` names a folder, for whoever wants to look at the pages. */
const findNothing = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}-${width}.png`, fullPage: true });
    expect(await accessibilityFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};

it('what a rule restricts shows its type and time only, until a supervisor opens it with a reason, in French', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ locale: 'fr-FR' });
  await signInToAdminister(page)('IT contractor', '/administration/restrictions');
  await page.getByText('Rien n’est restreint à l’arrivée').waitFor();
  await page.getByRole('button', { name: 'Enregistrer la règle' }).click();
  await page.getByText('Choisissez une source ou un type.').waitFor();
  await page.getByRole('combobox', { name: 'Quels documents' }).selectOption('Uploaded by hand');
  await page.getByRole('button', { name: 'Enregistrer la règle' }).click();
  const rule = page.getByRole('list', { name: 'Règles' }).getByRole('listitem').filter({ hasText: 'Uploaded by hand' });
  await rule.getByText('Psychiatrie').waitFor();
  await findNothing(page, 'restriction-rules');

  const { page: clerk } = await browser.sitDown({ locale: 'fr-FR' });
  await signIn(clerk)('Front desk clerk');
  await addDocument(clerk)('restricted.xml', buildLetter('Quillerby', 'Ines', 'R-restricted'));
  await row(clerk, 'Psychiatrie').click();
  await pane(clerk).getByRole('heading', { name: 'Ce document est restreint' }).waitFor();
  await pane(clerk).getByText('Office manager').waitFor();
  expect(await clerk.getByText('Quillerby').count()).toBe(0);
  await findNothing(clerk, 'restricted-clerk');

  const { page: supervisor } = await browser.sitDown({ locale: 'fr-FR' });
  await signIn(supervisor)('Office manager');
  await row(supervisor, 'Psychiatrie').click();
  await pane(supervisor)
    .getByRole('textbox', { name: /Pourquoi/ })
    .fill('Le service demande la lettre de sa patiente.');
  await pane(supervisor).getByRole('button', { name: 'L’ouvrir' }).click();
  await pane(supervisor).getByText('Quillerby').first().waitFor();
  await findNothing(supervisor, 'restricted-opened');

  await rule.getByRole('button').click();
  await rule.waitFor({ state: 'detached' });
  // Whoever opens a document that is closed to them is refused, and told so on the page.
  expect(browser.errors.filter((error) => !error.includes('403 (Forbidden)'))).toEqual([]);
});
