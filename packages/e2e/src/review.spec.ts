import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { chartOf, findPatients, type KnownPatient, OID } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import {
  accessibilityFindings,
  addDocument,
  CLERK,
  decisionBar,
  openFound,
  pane,
  row,
  SENT_WITHIN,
  searchByName,
  selectionBar,
  signIn,
  undoOffer,
  untilFileable,
  untilLookedAt,
  untilOfferLookedAt,
  untilOnly,
  worklist,
} from './user-actions.ts';

const COLLEAGUE = 'Archiviste médical';
const NATIONAL_NUMBER = '275057800608436';

const patients = async (count: number): Promise<KnownPatient[]> => {
  const found = await findPatients(inject('mailroom').fhirUrl, OID, count);
  expect(found).toHaveLength(count);
  return found;
};

/** Nobody's name: so that a search finds this letter only. */
const misread = (patient: KnownPatient, family: string): KnownPatient => ({ ...patient, family });

const cutOff = (words: Element[]): string[] =>
  words.filter((word) => word.scrollWidth > word.clientWidth).map((word) => word.textContent);

/** On how many lines the text of each element stands. */
const linesOf = (elements: Element[]): number[] => elements.map((element) => element.getClientRects().length);

const press = async (page: Page, key: string): Promise<void> => {
  await untilLookedAt(page);
  await page.keyboard.press(key);
};

it('a document is verified, corrected and filed with the keyboard, is confirmed by the record, and is recalled', async () => {
  await using browser = await openBrowser();
  const { fhirUrl } = inject('mailroom');
  const { page } = await browser.sitDown();
  const [patient] = await patients(1);
  if (patient === undefined) throw new Error('The demonstration has no patients');
  await signIn(page)(CLERK);
  await addDocument(page)('misread.xml', buildLetterAbout(misread(patient, 'Qwxyzkl'), 'R-1'));
  await openFound(page)('Qwxyzkl');

  const comparison = pane(page).getByRole('table').first();
  await comparison.getByText('Differs').first().waitFor({ timeout: 60_000 });
  await press(page, 'i');
  expect(await row(page, 'Qwxyzkl').count()).toBe(1);

  await press(page, 'e');
  const field = pane(page).getByRole('textbox', { name: 'Family name' });
  expect(await field.evaluate((input) => input === document.activeElement)).toBe(true);
  await page.keyboard.type(patient.family);
  await page.keyboard.press('Enter');
  // Enter leads to the next trait; nothing more is misread.
  await pane(page).getByRole('textbox', { name: 'Given names' }).press('Escape');
  await untilFileable(page);
  await pane(page)
    .getByText(/Read as Qwxyzkl/)
    .waitFor();
  await pane(page).getByText('You are working on this document').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  const link = new URL(page.url()).searchParams.get('document');
  await press(page, 'i');
  await undoOffer(page).waitFor();
  expect(await chartOf(fhirUrl, patient.id)).toEqual([]);

  await page.goto(`/?document=${link}`);
  await pane(page).getByText('Filed: confirmed by the record').waitFor(SENT_WITHIN);
  expect(await chartOf(fhirUrl, patient.id)).toEqual(['current']);

  await decisionBar(page).getByRole('button', { name: 'Recall' }).click();
  await page.getByRole('menuitem', { name: 'Wrong document' }).click();
  // It waits as a filing does, is taken back as one, and there is no second one meanwhile.
  await decisionBar(page).getByText('Will be recalled').waitFor();
  expect(await decisionBar(page).getByRole('button', { name: 'Recall' }).count()).toBe(0);
  await decisionBar(page).getByRole('button', { name: 'Undo the decision' }).click();
  await pane(page).getByText('Recall undone before it was sent').first().waitFor();
  expect(await chartOf(fhirUrl, patient.id)).toEqual(['current']);

  await decisionBar(page).getByRole('button', { name: 'Recall' }).click();
  await page.getByRole('menuitem', { name: 'Wrong document' }).click();
  await pane(page).getByText('Recalled: entered in error').waitFor(SENT_WITHIN);
  expect(await chartOf(fhirUrl, patient.id)).toEqual(['entered-in-error']);

  // What was filed wrongly once is not filed again before somebody says whose it is.
  await decisionBar(page)
    .getByText(/Choose the patient/)
    .waitFor();
  await press(page, '1');
  // The choice is shown ahead; letters wait until it is saved.
  await pane(page)
    .getByText(/chosen by/)
    .waitFor();
  await untilFileable(page);
  await press(page, 'i');
  await undoOffer(page).waitFor();
  await page.goto(`/?document=${link}`);
  await decisionBar(page).getByText('Filed', { exact: true }).waitFor(SENT_WITHIN);
  // Nobody may choose any more, so no key is named for it.
  const candidates = pane(page).getByRole('group', { name: 'Candidates' });
  await candidates.getByRole('button', { pressed: true }).waitFor();
  expect(await candidates.locator('kbd').count()).toBe(0);
  expect(await chartOf(fhirUrl, patient.id)).toEqual(['current', 'entered-in-error']);
  expect(browser.errors).toEqual([]);
});

it('of two clerks the second sees who holds a document and who looks at it, and may take it over', async () => {
  await using browser = await openBrowser();
  const [first, second] = [await browser.sitDown(), await browser.sitDown()];
  const [, patient] = await patients(2);
  if (patient === undefined) throw new Error('The demonstration has no patients');
  await signIn(first.page)(CLERK);
  await signIn(second.page)(COLLEAGUE);
  await addDocument(first.page)(
    'held.xml',
    buildLetterAbout({ ...misread(patient, 'Heldquist'), birthDate: '', nationalNumber: NATIONAL_NUMBER }, 'R-2'),
  );
  await openFound(first.page)('Heldquist');
  await press(first.page, 'a');
  await pane(first.page).getByText('You are working on this document').waitFor();

  await openFound(second.page)('Heldquist');
  await pane(second.page)
    .getByText(new RegExp(`${CLERK} is working on this document`))
    .waitFor();
  await decisionBar(second.page)
    .getByText(/A colleague is working on it/)
    .waitFor();
  await pane(first.page).getByText(`Also looking: \u2068${COLLEAGUE}`).waitFor();
  // Its birth date is not stated: in no language and at no width is that word cut, nor the number broken. A busy hospital takes its
  // time to check.
  await pane(second.page)
    .getByRole('rowheader', { name: /Cannot tell/ })
    .first()
    .waitFor({ timeout: 60_000 });
  for (const { language, word } of [
    { language: 'Français', word: 'Incertain' },
    { language: 'English', word: 'Cannot tell' },
  ]) {
    await second.page.setViewportSize({ width: 1440, height: 900 });
    await second.page.getByRole('button', { name: language }).click();
    for (const width of [390, 1024, 1280, 1440]) {
      await second.page.setViewportSize({ width, height: 900 });
      const label = second.page.getByRole('rowheader').filter({ hasText: word });
      await label.first().waitFor();
      expect(await label.locator('[class*=word]').evaluateAll(cutOff)).toEqual([]);
      expect(await pane(second.page).getByText(NATIONAL_NUMBER).evaluateAll(linesOf)).toEqual([1]);
    }
  }
  await pane(second.page).getByRole('button', { name: 'Take over' }).click();
  await pane(second.page).getByText('You are working on this document').waitFor();
  await pane(first.page)
    .getByText(new RegExp(`${COLLEAGUE} is working on this document`))
    .waitFor();
  expect(browser.errors).toEqual([]);
});

it('a decision is undone within the time to do so, and nothing reaches the record', async () => {
  await using browser = await openBrowser();
  const { fhirUrl } = inject('mailroom');
  const { page } = await browser.sitDown();
  const [, , patient] = await patients(3);
  if (patient === undefined) throw new Error('The demonstration has no patients');
  await signIn(page)(CLERK);
  await addDocument(page)('undo.xml', buildLetterAbout(patient, 'R-3'));
  await openFound(page)(patient.family);
  await untilFileable(page);
  await press(page, 'i');
  await untilOfferLookedAt(page);
  await page.keyboard.press('u');
  await undoOffer(page).waitFor({ state: 'hidden' });
  await decisionBar(page).getByRole('button', { name: 'File' }).waitFor();
  await pane(page).getByText('Filing undone before it was sent').waitFor();
  await page.keyboard.press('u');
  await page.getByText('There is nothing to undo.').waitFor();
  expect(await chartOf(fhirUrl, patient.id)).toEqual([]);

  const long = { ...patient, family: 'Castelnau' };
  await addDocument(page)('long.xml', buildLetterAbout(long, 'R-4, after a transfer from another hospital and back'));
  await openFound(page)('Castelnau');
  // The check of its identity makes another version of it, which nobody has seen yet.
  await pane(page).getByText('Patient to confirm').waitFor({ timeout: 60_000 });
  await press(page, 'r');
  await page.getByRole('menuitem', { name: 'Filed before' }).click();
  await undoOffer(page).getByText('Document rejected').waitFor();
  // On a telephone the buttons stay within the offer, and its words can be read.
  await page.setViewportSize({ width: 390, height: 844 });
  const words = undoOffer(page).getByRole('status');
  // The page is laid out anew a moment after its size has changed.
  await expect.poll(() => undoOffer(page).evaluate((offer) => offer.scrollWidth - offer.clientWidth)).toBe(0);
  await expect.poll(() => words.evaluate(({ scrollHeight, clientHeight }) => scrollHeight - clientHeight)).toBe(0);
  await undoOffer(page).getByRole('button', { name: 'Undo' }).click();
  await decisionBar(page).getByRole('button', { name: 'File' }).waitFor();
  expect(browser.errors).toEqual([]);
});

/** What comes into sight from now on has, for the page, not been there long enough to be looked at. */
const holdLooking = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const { setTimeout: wait } = window;
    window.setTimeout = Object.assign(
      (act: () => void, ms?: number, ...given: []) => (ms === 300 ? 0 : wait(act, ms, ...given)),
      wait,
    );
  });

it('of two decisions a key that is pressed once too often undoes the last only', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)(CLERK);
  for (const given of ['one', 'two']) {
    await addDocument(page)(`${given}.xml`, buildLetterAbout({ family: 'Twicequist', given }, `R-6 ${given}`));
  }
  await searchByName(page)('Twicequist');
  await untilOnly(page)('Twicequist', 2);
  // Checked, so that nothing but the decisions changes them.
  const checked = row(page, 'Twicequist').filter({ hasText: 'No such patient' });
  await checked.nth(1).waitFor({ timeout: 60_000 });
  // However long this takes, both decisions are offered for undoing.
  await page.clock.setFixedTime(new Date());
  for (const left of [1, 0]) {
    const first = row(page, 'Twicequist').first();
    const given = /one|two/.exec(await first.innerText())?.[0] ?? 'none';
    await first.getByRole('checkbox').click();
    await selectionBar(page).getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('menuitem', { name: 'Illegible' }).click();
    await row(page, 'Twicequist').nth(left).waitFor({ state: 'hidden' });
    await page.getByRole('menu').waitFor({ state: 'hidden' });
    // The row goes before the server answers: until then the offer is the one for the document before.
    await undoOffer(page).getByText(given).waitFor();
    await untilOfferLookedAt(page);
  }
  await holdLooking(page);
  await page.keyboard.press('u');
  await row(page, 'Twicequist').waitFor();
  await page.keyboard.press('u');
  expect(await undoOffer(page).count()).toBe(1);
  // The one before is offered still; a click is aimed at it.
  await undoOffer(page).getByRole('button', { name: 'Undo' }).click();
  await row(page, 'Twicequist').nth(1).waitFor();
  expect(browser.errors).toEqual([]);
});

it('a selection survives what was done with it: what was refused stays selected, and says why', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  const [, , , known] = await patients(4);
  if (known === undefined) throw new Error('The demonstration has no patients');
  await signIn(page)(CLERK);
  const stranger = { family: 'Bulkmanova', given: 'Zdenka' };
  await addDocument(page)('stranger.xml', buildLetterAbout(stranger, 'R-4'));
  await addDocument(page)('known.xml', buildLetterAbout({ ...known, given: 'Bulkmanova' }, 'R-5'));
  await searchByName(page)('Bulkmanova');
  await untilOnly(page)('Bulkmanova', 2);
  await page.getByRole('checkbox', { name: 'Select all' }).click();
  await selectionBar(page).getByText('2 selected').waitFor();
  await selectionBar(page).getByRole('button', { name: 'Tag' }).click();
  await page.getByRole('menuitem', { name: 'Urgent' }).first().click();
  await row(page, 'Urgent').nth(1).waitFor();
  await selectionBar(page).getByText('2 selected').waitFor();

  await selectionBar(page).getByRole('button', { name: 'File' }).click();
  const alert = selectionBar(page).getByRole('alert');
  await alert.getByText('Bulkmanova').first().waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await selectionBar(page)
    .getByText(/^\d selected$/)
    .waitFor();
  expect(await row(page, 'Bulkmanova').getByRole('checkbox', { checked: true }).count()).toBeGreaterThan(0);

  await selectionBar(page).getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('menuitem', { name: 'Illegible' }).click();
  await selectionBar(page).waitFor({ state: 'hidden' });
  expect(await row(page, 'Bulkmanova').count()).toBe(0);
  expect(browser.errors).toEqual([]);
});

it('shortcuts are remapped and switched off in a browser, and a key never does two things', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)(CLERK);
  await page.keyboard.press('j');
  await page.keyboard.press('?');
  const help = page.getByRole('dialog');
  await help.getByRole('button', { name: /Change the key: Select the row/ }).click();
  await page.keyboard.press('i');
  await help.getByText('This key is taken: File the document').waitFor();
  await page.keyboard.press('w');
  await help.getByRole('button', { name: /Change the key: Select the row\s*W/ }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await help.getByRole('button', { name: 'Close' }).click();
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  expect(await selectionBar(page).count()).toBe(0);
  await page.keyboard.press('w');
  await selectionBar(page).getByText('1 selected').waitFor();
  await selectionBar(page).getByRole('button', { name: 'Clear the selection' }).click();
  // The keyboard is back in the list.
  await worklist(page).locator('[role=row]:focus').waitFor();

  await page.reload();
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await help.getByRole('switch', { name: 'Single-letter shortcuts' }).click();
  await help.getByRole('button', { name: 'Close' }).click();
  await help.waitFor({ state: 'hidden' });
  await page.keyboard.press('w');
  await page.getByRole('button', { name: 'Keyboard shortcuts' }).click();
  await help.waitFor();
  // What was pressed before it has had its say; the help lies over the list.
  expect(await page.locator('[role=row] :checked, [aria-label=Selection]').count()).toBe(0);
  await help.getByRole('switch', { name: 'Single-letter shortcuts' }).click();
  await help.getByRole('button', { name: 'Usual keys' }).click();
  await help.getByRole('button', { name: /Change the key: Select the row\s*X/ }).waitFor();
  expect(browser.errors).toEqual([]);
});
