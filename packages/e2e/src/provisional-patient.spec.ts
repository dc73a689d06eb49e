import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { admitPatient, chartOf, findNamed, findPatients, OID } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import {
  accessibilityFindings,
  addDocument,
  CLERK,
  decisionBar,
  openFound,
  pane,
  SENT_WITHIN,
  signIn,
  undoOffer,
  untilFileable,
  untilLookedAt,
} from './user-actions.ts';

/** Whoever is like nobody but their twin is made here, after somebody has said why. */
const createProvisional = async (page: Page): Promise<void> => {
  await untilLookedAt(page);
  await decisionBar(page).getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: /Create a provisional patient/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('region', { name: /Ysolde/ }).waitFor();
  const create = dialog.getByRole('button', { name: 'Create the provisional patient' });
  expect(await create.isDisabled()).toBe(true);
  expect(await accessibilityFindings(page)).toEqual([]);
  await dialog.getByRole('radio', { name: 'A twin or another relative' }).check();
  await create.click();
  await dialog.waitFor({ state: 'detached' });
};

it('an unknown patient’s document is filed under a provisional one, and moves once to the record that appears', async () => {
  await using browser = await openBrowser();
  const { fhirUrl } = inject('mailroom');
  const { page } = await browser.sitDown();
  const [neighbour] = await findPatients(fhirUrl, OID, 1);
  if (neighbour === undefined) throw new Error('The demonstration has no patients');
  const { organization } = neighbour;
  const twin = { family: 'Twinquist', given: 'Ysolde', birthDate: '1962-11-30', gender: 'female', organization };
  const newcomer = { ...twin, given: 'Perpetua' };
  await admitPatient(fhirUrl, twin);
  await signIn(page)(CLERK);
  await addDocument(page)('newcomer.xml', buildLetterAbout(newcomer, 'P-1'));
  await openFound(page)('Twinquist');
  await decisionBar(page)
    .getByText(/Choose the patient|No such patient/)
    .waitFor({ timeout: 60_000 });
  await createProvisional(page);
  await untilFileable(page);
  await untilLookedAt(page);
  const link = new URL(page.url()).searchParams.get('document');
  await page.keyboard.press('i');
  await undoOffer(page).waitFor();
  await page.goto(`/?document=${link}`);
  await pane(page).getByText('Filed: confirmed by the record').waitFor(SENT_WITHIN);
  const [madeId, ...more] = await findNamed(fhirUrl, newcomer);
  if (madeId === undefined) throw new Error('Nobody was created in the record');
  expect(more).toEqual([]);
  expect(await chartOf(fhirUrl, madeId)).toEqual(['current']);

  const realId = await admitPatient(fhirUrl, newcomer);
  await page.goto('/provisional-patients');
  const patient = page.getByRole('listitem', { name: /Perpetua/ });
  await patient.getByText(/A twin or another relative/).waitFor();
  await patient.getByRole('button', { name: 'Search the record now' }).click();
  // The twin, who was ruled out, stays apart.
  await patient
    .getByRole('region', { name: /Ysolde/ })
    .getByText(/was in the record/)
    .waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await patient
    .getByRole('region', { name: /Perpetua/ })
    .getByRole('button', { name: 'It is this one' })
    .click();
  await patient.getByText('Will be merged into the real record.').waitFor();
  expect(await chartOf(fhirUrl, realId)).toEqual([]);

  // The list keeps those who are open, and follows by itself.
  await patient.waitFor({ state: 'detached', ...SENT_WITHIN });
  expect(await chartOf(fhirUrl, madeId)).toEqual(['entered-in-error']);
  expect(await chartOf(fhirUrl, realId)).toEqual(['current']);
  // Once for each of the two charts.
  await page.goto(`/?document=${link}`);
  await pane(page).getByText('Filed: confirmed by the record').nth(1).waitFor(SENT_WITHIN);
  expect(browser.errors).toEqual([]);
});
