import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { chartOf, findPatients, OID, versionsOf } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import {
  accessibilityFindings,
  addDocument,
  CLERK,
  decisionBar,
  pane,
  SENT_WITHIN,
  signIn,
  undoOffer,
  untilFileable,
  untilLookedAt,
} from './user-actions.ts';

const REPLACES_FIRST =
  '<relatedDocument typeCode="RPLC"><parentDocument><id root="1.2.77" extension="S-1"/></parentDocument></relatedDocument>';

/** The letter as a version of its set; only the first version replaces nothing. */
const version = (letter: string, number: 1 | 2): string =>
  letter
    .replace(
      '<recordTarget>',
      `<id root="1.2.77" extension="S-${number}"/><setId root="1.2.77" extension="S"/><versionNumber value="${number}"/><recordTarget>`,
    )
    .replace('No fever.', number === 1 ? 'No fever.' : 'Fever of 39 degrees.')
    .replace('</recordTarget>', number === 1 ? '</recordTarget>' : `</recordTarget>${REPLACES_FIRST}`);

const indent = (letter: string): string => letter.replaceAll('\n', '\n  ');

const added = (page: Page, fileName: string) =>
  page.getByRole('region', { name: 'Added documents' }).getByRole('listitem').filter({ hasText: fileName });

const notice = (page: Page, text: RegExp) => pane(page).getByRole('note').filter({ hasText: text });

/** Opens what was added, and nothing is done before this can be read in the pane. */
const openAdded = async (page: Page, fileName: string): Promise<string> => {
  const link = added(page, fileName).getByRole('link', { name: 'Open' });
  await link.click();
  const id = new URL((await link.getAttribute('href')) ?? '', page.url()).searchParams.get('document') ?? '';
  await page.waitForURL((url) => url.searchParams.get('document') === id);
  return id;
};

const file = async (page: Page): Promise<void> => {
  await untilFileable(page);
  await untilLookedAt(page);
  await page.keyboard.press('i');
  await undoOffer(page).waitFor();
};

it('of a first version, the same re-indented, a second version and the first again one is current in the chart, and a recall brings the first back', async () => {
  await using browser = await openBrowser();
  const { fhirUrl } = inject('mailroom');
  const { page } = await browser.sitDown();
  const patient = (await findPatients(fhirUrl, OID, 30)).at(-1);
  if (patient === undefined) throw new Error('The demonstration has no patients');
  await signIn(page)(CLERK);
  const letter = buildLetterAbout(patient, 'S');
  await addDocument(page)('first.xml', version(letter, 1));
  const first = await openAdded(page, 'first.xml');
  await file(page);

  // In other bytes it is another file and the same document: it is not filed before somebody said so.
  await addDocument(page)('indented.xml', indent(version(letter, 1)));
  await openAdded(page, 'indented.xml');
  await notice(page, /Received before/).waitFor();
  await decisionBar(page)
    .getByText(/This document was received before/)
    .waitFor();
  await untilLookedAt(page);
  await page.keyboard.press('i');
  await decisionBar(page)
    .getByText(/This document was received before/)
    .waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);

  await page.goto(`/?document=${first}`);
  await pane(page).getByText('Filed: confirmed by the record').waitFor(SENT_WITHIN);
  await addDocument(page)('second.xml', version(letter, 2));
  const second = await openAdded(page, 'second.xml');
  await notice(page, /Replaces version .?1.? – filed on .* in this chart/).waitFor();
  await file(page);

  await addDocument(page)('again.xml', version(letter, 1));
  await added(page, 'again.xml').getByText('Already known').waitFor();
  expect(await openAdded(page, 'again.xml')).toBe(first);
  await notice(page, /Replaced by version .?2/).waitFor();

  await page.goto(`/?document=${second}`);
  await pane(page).getByText('The earlier version is marked as replaced.').waitFor(SENT_WITHIN);
  expect(await chartOf(fhirUrl, patient.id)).toEqual(['current', 'superseded']);
  expect(await versionsOf(fhirUrl, patient.id)).toEqual({ 'S-1': 'superseded', 'S-2': 'current' });

  await decisionBar(page).getByRole('button', { name: 'Recall' }).click();
  // Each reason stands there twice: under what becomes of the earlier version, first to make it current again.
  const reasons = page.getByRole('menuitem', { name: 'Wrong document' });
  await reasons.nth(1).waitFor();
  await reasons.first().click();
  await pane(page).getByText('The earlier version is current again.').waitFor(SENT_WITHIN);
  expect(await versionsOf(fhirUrl, patient.id)).toEqual({ 'S-1': 'current', 'S-2': 'entered-in-error' });
  expect(browser.errors).toEqual([]);
});
