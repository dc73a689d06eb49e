import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, signInAs } from './user-actions.ts';

/** On a desk and on a telephone. */
const findNothing = async (page: Page): Promise<void> => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await accessibilityFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 844 });
};

it('an administrator sets times, adds a tag and a source that gives it, and switches the source off', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signInAs(page)('IT administrator', '/administration/facility');
  const claim = page.getByRole('spinbutton', { name: 'Claim, in seconds' });
  await claim.fill('300');
  await page.getByRole('button', { name: 'Save' }).last().click();
  await page.getByText('Saved. It holds from now on.').waitFor();
  await findNothing(page);

  await page.getByRole('link', { name: 'Tags' }).click();
  await page.getByRole('button', { name: 'Add a tag' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Follow-up');
  await page.getByRole('radio', { name: 'Teal' }).check();
  await findNothing(page);
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByRole('list', { name: 'Tags' }).getByText('Follow-up').waitFor();

  await page.getByRole('link', { name: 'Sources' }).click();
  await page.getByRole('button', { name: 'Add a source' }).click();
  await page.getByRole('textbox', { name: 'Name' }).fill('Portal');
  await page.getByRole('textbox', { name: 'Code' }).fill('upload');
  await page.getByRole('checkbox', { name: 'Follow-up' }).check();
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  await page.getByText('Another one is called so already.').waitFor();
  await findNothing(page);
  await page.getByRole('textbox', { name: 'Code' }).fill('portal');
  await page.getByRole('button', { name: 'Add', exact: true }).click();
  const portal = page.getByRole('list', { name: 'Sources' }).getByRole('listitem').filter({ hasText: 'Portal' });
  await portal.getByText('Follow-up').waitFor();
  await portal.getByRole('button').click();
  await page.getByRole('checkbox', { name: 'Switched off' }).check();
  await page.getByRole('button', { name: 'Save' }).click();
  await portal.getByText(/^off since/).waitFor();
  await findNothing(page);
  expect(browser.errors.filter((error) => !error.includes('409'))).toEqual([]);
});
