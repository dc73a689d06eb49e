import { expect, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, addDocument, decisionBar, openFound, pane, signIn } from './user-actions.ts';

it('a nurse prepares a document, and is told that a clerk decides', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Infirmier de cardiologie');
  await addDocument(page)('ward.xml', buildLetterAbout({ family: 'Wardquist', given: 'Ada' }, 'R-ward'));
  await openFound(page)('Wardquist');
  await decisionBar(page).getByText('Your role prepares documents. A clerk or a supervisor decides.').waitFor();
  for (const name of ['File', 'Reject', 'Create a provisional patient']) {
    expect(await page.getByRole('button', { name, exact: true }).count()).toBe(0);
  }
  // The keys for it do nothing either.
  await page.keyboard.press('f');
  await page.keyboard.press('r');
  await pane(page).getByRole('button', { name: 'Urgent' }).click();
  await pane(page).getByRole('button', { name: 'Urgent', pressed: true }).waitFor();
  expect(await page.getByRole('menu').count()).toBe(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(browser.errors).toEqual([]);
});
