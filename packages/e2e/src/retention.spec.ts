import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { openBrowser } from './open-browser.ts';
import {
  accessibilityFindings,
  addDocument,
  decisionBar,
  openFound,
  pane,
  signIn,
  signInToAdminister,
} from './user-actions.ts';

/** On a desk and on a telephone. */
const findNothing = async (page: Page, name: string): Promise<void> => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    await picture(page, `${name}-${width}`);
    expect(await accessibilityFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 900 });
};

/** For whoever wants to look at the pages: `PICTURES` names a folder. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['PICTURES'];
  if (folder !== undefined) await page.screenshot({ path: `${folder}/${name}.png`, fullPage: true });
};

it('an administrator switches a rule on once they saw what it would remove; a supervisor holds a document, lifts the hold and erases it', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signInToAdminister(page)('Administratrice informatique', '/administration/retention');
  await page.getByRole('form', { name: 'Add or change a rule' }).waitFor();
  await page.getByRole('combobox', { name: 'Which documents' }).selectOption('Rejected documents');
  await page.getByRole('textbox', { name: 'For how many days' }).fill('3');
  await page.getByRole('button', { name: 'Save rule' }).click();
  await page.getByText('From 30 to 36500 days, or empty').waitFor();
  await page.getByRole('textbox', { name: 'For how many days' }).fill('36500');
  await page.getByRole('button', { name: 'Save rule' }).click();
  const rule = page.getByRole('list', { name: 'Rules' }).getByRole('listitem');
  const switchOn = rule.getByRole('button', { name: 'Switch on: remove from now on' });
  await switchOn.and(page.locator(':disabled')).waitFor();
  await rule.getByRole('button', { name: 'See what it would remove' }).click();
  await rule.getByText('It would remove now:').waitFor();
  await findNothing(page, 'rules');
  await switchOn.click();
  await rule.getByText('On', { exact: true }).waitFor();

  const { page: deciding } = await browser.sitDown();
  await signIn(deciding)('Responsable des archives');
  await addDocument(deciding)('held.xml', buildLetterAbout({ family: 'Holdquist', given: 'Ada' }, 'R-hold'));
  await openFound(deciding)('Holdquist');
  const choose = async (item: string): Promise<void> => {
    await pane(deciding).getByRole('button', { name: 'Hold, export or erase' }).click();
    await deciding.getByRole('menuitem', { name: item }).click();
  };
  const because = async (confirm: string): Promise<void> => {
    await deciding.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Request 2026-17.');
    await deciding.getByRole('dialog').getByRole('button', { name: confirm }).click();
    await deciding.getByRole('dialog').waitFor({ state: 'hidden' });
  };
  await pane(deciding).getByRole('button', { name: 'Hold, export or erase' }).click();
  await deciding.getByRole('menu').waitFor();
  await deciding.keyboard.press('Escape');
  await deciding.getByRole('menu').waitFor({ state: 'hidden' });
  await choose('Hold this document…');
  await because('Place the hold');
  const hold = pane(deciding).getByRole('note').filter({ hasText: 'Legal hold on this document' });
  await hold.getByText('Request 2026-17.').waitFor();
  await findNothing(deciding, 'held');
  await hold.getByRole('button', { name: 'Lift' }).click();
  await deciding.route(/liftHold/, (route) => route.abort(), { times: 1 });
  await deciding.getByRole('dialog').getByRole('textbox', { name: 'Reason' }).fill('Request 2026-18.');
  await deciding.getByRole('dialog').getByRole('button', { name: 'Lift the hold' }).click();
  await deciding.getByRole('dialog').getByText('Mailroom cannot be reached.').waitFor();
  await because('Lift the hold');
  await hold.waitFor({ state: 'hidden' });
  const opened = deciding.url();
  await decisionBar(deciding).getByRole('button', { name: 'Reject' }).click();
  await deciding.getByRole('menuitem', { name: 'Illegible' }).click();
  await deciding.goto(opened);
  await choose('Erase this document…');
  await findNothing(deciding, 'erase');
  await because('Erase for good');
  await deciding.getByText('This document was erased on').waitFor();
  // What did not reach Mailroom is told on the browser's console.
  expect(browser.errors.filter((error) => !error.includes('net::ERR_FAILED'))).toEqual([]);
});
