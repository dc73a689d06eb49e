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

/** What a template gave every document that was written with it. */
const withTemplateId = (letter: string): string =>
  letter.replace('<recordTarget>', '<id root="1.2.250.1.213.98" extension="template"/><recordTarget>');

it('a nurse prepares a document, and is told that a clerk decides; an administrator notes what its sender does wrong', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Infirmier de cardiologie');
  const other = { family: 'Rundgren', given: 'Nils', birthDate: '1931-10' };
  await addDocument(page)('other.xml', withTemplateId(buildLetterAbout(other, 'R-other')));
  const letter = buildLetterAbout({ family: 'Wardquist', given: 'Ada' }, 'R-ward');
  await addDocument(page)('ward.xml', withTemplateId(letter));
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

  const { page: administrators } = await browser.sitDown();
  await signInToAdminister(administrators)('Administratrice informatique');
  await administrators.getByRole('link', { name: 'Sources' }).click();
  const shared = administrators
    .getByRole('list', { name: 'Identifiers that several patients share' })
    .getByRole('listitem')
    .filter({ hasText: 'urn:oid:1.2.250.1.213.98' });
  await shared.waitFor();
  expect(await accessibilityFindings(administrators)).toEqual([]);
  await shared.getByRole('button', { name: 'Noted' }).click();
  await shared.waitFor({ state: 'detached' });
  expect(browser.errors).toEqual([]);
});
