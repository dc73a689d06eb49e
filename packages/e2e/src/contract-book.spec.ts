import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, signIn, signInToAdminister } from './user-actions.ts';

it('an administrator opens the contract book from the user menu, a clerk is not offered it', async () => {
  await using browser = await openBrowser();
  const [administrator, clerk] = [await browser.sitDown(), await browser.sitDown()];
  await signIn(clerk.page)('Records clerk');
  await clerk.page.getByRole('button', { name: /Records clerk/ }).click();
  await clerk.page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  expect(await clerk.page.getByRole('menuitem', { name: 'Contract book' }).count()).toBe(0);

  const { page } = administrator;
  await signInToAdminister(page)('IT administrator');
  await page
    .getByRole('banner')
    .getByRole('button', { name: /IT administrator/ })
    .click();
  await page.getByRole('menuitem', { name: 'Contract book' }).click();
  await page.getByRole('heading', { name: 'Contract book' }).waitFor();
  await page.getByRole('link', { name: 'listWorklist' }).click();
  await page.getByRole('heading', { name: 'listWorklist' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/contracts/worklist');
  expect(browser.errors).toEqual([]);
});

it.each(['en-GB', 'fr-FR'] as const)('in %s the book is sound to axe and fits a telephone', async (locale) => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ locale, width: 390 });
  await signInToAdminister(page)('IT administrator');
  for (const path of ['/contracts', '/contracts/worklist', '/contracts/documents']) {
    await page.goto(path);
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
    expect(await accessibilityFindings(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  }
});
