import { expect, inject, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { findPatients, OID } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, addDocument, openFound, pane, signIn, untilFileable } from './user-actions.ts';

it('a number without its system finds the patient, the one assumed is named, and a clerk chooses it by that name', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  const [patient] = await findPatients(inject('mailroom').fhirUrl, OID, 1);
  if (patient === undefined) throw new Error('The demonstration has no patients');
  await signIn(page)('Agente des admissions');
  const letter = buildLetterAbout({ ...patient, family: 'Zqvwyk' }, 'S-1').replace(` root="${OID}"`, '');
  await addDocument(page)('no-system.xml', letter);
  await openFound(page)('Zqvwyk');

  const comparison = pane(page).getByRole('table').first();
  const numbers = comparison.getByRole('row').filter({ hasText: 'Identifiers' }).first();
  await numbers.getByText('Hospital number (IPP) is assumed').waitFor({ timeout: 60_000 });
  await numbers.getByText('Nearly').waitFor();
  expect(await pane(page).innerText()).not.toContain(OID);
  expect(await accessibilityFindings(page)).toEqual([]);

  await comparison.getByRole('button', { name: 'Correct: Family name' }).click();
  await pane(page).getByRole('textbox', { name: 'Family name' }).fill(patient.family);
  await page.keyboard.press('Enter');
  await comparison.getByRole('button', { name: 'Correct: Identifiers' }).click();
  await pane(page).getByRole('combobox', { name: 'Which number it is' }).selectOption('Hospital number (IPP)');
  await page.keyboard.press('Enter');
  await untilFileable(page);
  await numbers.getByText('Agrees').waitFor();
  expect(await numbers.getByText('is assumed').count()).toBe(0);
}, 120_000);
