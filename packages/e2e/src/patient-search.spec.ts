import { expect, inject, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { admitPatient, chartOf, findPatients, type KnownPatient, OID } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import {
  accessibilityFindings,
  addDocument,
  CLERK,
  decisionBar,
  holdAnswers,
  openFound,
  pane,
  SENT_WITHIN,
  signIn,
  undoOffer,
  untilFileable,
  untilLookedAt,
} from './user-actions.ts';

/** Nothing of them is right but their sex, so that no rule finds them. */
const misspelt = (patient: KnownPatient): KnownPatient => ({
  ...patient,
  family: 'Zkwyxq',
  given: 'Vvuq',
  birthDate: '1931-05-30',
  medicalRecordNumber: { oid: OID, value: 'NONE-77' },
});

const asWritten = (date: string): string => date.split('-').toReversed().join('/');

it('a clerk finds a patient whom nobody offers, sees what differs, chooses them with the keyboard, and files', async () => {
  await using browser = await openBrowser();
  const { fhirUrl } = inject('mailroom');
  const { page } = await browser.sitDown();
  const patient = (await findPatients(fhirUrl, OID, 40)).at(-1);
  if (patient === undefined) throw new Error('The demonstration has no patients');
  await signIn(page)(CLERK);
  await addDocument(page)('misspelt.xml', buildLetterAbout(misspelt(patient), 'F-1'));
  await openFound(page)('Zkwyxq');
  await decisionBar(page)
    .getByText(/No such patient/)
    .waitFor({ timeout: 60_000 });
  await untilLookedAt(page);

  const opener = pane(page).getByRole('button', { name: 'Find another patient' });
  const field = pane(page).getByRole('searchbox', { name: 'Name, birth date or number' });
  await page.keyboard.press('f');
  await field.waitFor();
  // Escape closes the search and not the document; the key opens it again.
  await page.keyboard.press('Escape');
  await field.waitFor({ state: 'detached' });
  await page.waitForFunction((button) => button === document.activeElement, await opener.elementHandle());
  await page.keyboard.press('f');

  // The key itself is no text of the field.
  await page.waitForFunction((input) => input === document.activeElement, await field.elementHandle());
  expect(await field.inputValue()).toBe('');
  await page.keyboard.type(`${patient.family} ${asWritten(patient.birthDate)}`);
  const found = pane(page).getByRole('group', { name: 'Patients found' });
  await found.getByRole('button', { name: new RegExp(patient.given) }).waitFor();
  await pane(page)
    .getByText(/Asking the hospital's server/)
    .waitFor({ state: 'detached' });
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Enter');
  await pane(page).getByRole('table').first().getByText('Differs').first().waitFor();
  await page.keyboard.press('Enter');

  // Whoever contradicts the document is chosen by nobody's slip: the focus is on the way back.
  const question = pane(page).getByRole('group', { name: 'Choose nevertheless?' });
  await question.getByText(/Family name, .*Birth date/).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Tab');
  const goOn = await holdAnswers(page, /chooseFound/);
  await page.keyboard.press('Enter');
  // Whoever types meanwhile keeps the focus.
  const note = pane(page).getByRole('textbox', { name: 'Note for colleagues' });
  await note.focus();
  goOn();
  await pane(page)
    .getByText(/chosen by/)
    .waitFor();
  await field.waitFor({ state: 'detached' });
  expect(await note.evaluate((field) => field === document.activeElement)).toBe(true);
  await pane(page).focus();
  await untilFileable(page);
  expect(decodeURIComponent(page.url())).not.toContain(patient.family);
  const link = new URL(page.url()).searchParams.get('document');

  await untilLookedAt(page);
  await page.keyboard.press('i');
  await undoOffer(page).waitFor();
  await page.goto(`/?document=${link}`);
  await pane(page).getByText('Filed: confirmed by the record').waitFor(SENT_WITHIN);
  expect(await chartOf(fhirUrl, patient.id)).toEqual(['current']);
  await pane(page).getByText('Patients were searched').first().waitFor();
  await pane(page).getByText('Patient chosen').waitFor();

  // Of a merged record the pane says so, and offers the one that is left.
  const merged = { ...misspelt(patient), family: 'Verschmolzen' };
  await admitPatient(fhirUrl, merged, patient.id);
  await addDocument(page)('merged.xml', buildLetterAbout(merged, 'F-2'));
  await openFound(page)('Verschmolzen');
  await pane(page).getByText('Merged into another record').waitFor();
  await pane(page).getByRole('button', { name: 'Show the record after the merge' }).click();
  await found.getByRole('button', { name: new RegExp(patient.given) }).waitFor();
  expect(browser.errors).toEqual([]);
});
