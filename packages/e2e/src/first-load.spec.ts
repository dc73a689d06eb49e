import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { signIn, worklist } from './user-actions.ts';

it('what opens a menu works at once: the focus and a click that came before its code are handed over', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Agente des admissions');
  let letCodeCome = (): void => {};
  const wait = new Promise<void>((resolve) => {
    letCodeCome = resolve;
  });
  await page.route(/assets\/filter-dropdown.*\.js$/, async (route) => {
    await wait;
    await route.continue();
  });
  await page.reload();
  await worklist(page).waitFor();
  const pill = page.getByRole('combobox', { name: 'Source' });
  await pill.focus();
  await page.keyboard.press('Enter');
  expect(await page.getByRole('listbox').count()).toBe(0);
  letCodeCome();
  await page.getByRole('option').first().waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('listbox').waitFor({ state: 'hidden' });
  expect(await pill.evaluate((button) => button === document.activeElement)).toBe(true);
  expect(browser.errors).toEqual([]);
});
