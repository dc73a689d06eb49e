import { expect, inject, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { findPatients, OID } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import {
  accessibilityFindings,
  addDocument,
  CLERK,
  decisionBar,
  pane,
  row,
  searchByName,
  signIn,
  untilLookedAt,
} from './user-actions.ts';

const FAMILY = 'Zwillingsohn';

const version = (letter: string, number: number): string =>
  letter
    .replace(
      '<recordTarget>',
      `<id root="1.2.3" extension="L-${number}"/><setId root="1.2.3" extension="L"/><versionNumber value="${number}"/><recordTarget>`,
    )
    .replace('No fever.', number === 1 ? 'No fever.' : 'Fever of 39 degrees.');

it('an earlier version says so, is laid beside the newer one with what differs, and is filed only after the clerk said so', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  const [patient] = await findPatients(inject('mailroom').fhirUrl, OID, 1);
  if (patient === undefined) throw new Error('The demonstration has no patients');
  await signIn(page)(CLERK);
  const letter = buildLetterAbout({ ...patient, family: FAMILY }, 'V');
  await addDocument(page)('version-2.xml', version(letter, 2));
  await addDocument(page)('version-1.xml', version(letter, 1));
  await searchByName(page)(FAMILY);
  // Other stories have versions too, and the list shows them until the search is answered.
  const earlier = row(page, FAMILY).filter({ hasText: /Replaced by version .?2/ });
  await earlier.click();

  const notice = pane(page)
    .getByRole('note')
    .filter({ hasText: /A newer version: .?2.? – waiting/ });
  await notice.waitFor();
  await untilLookedAt(page);
  await page.keyboard.press('v');
  const dialog = page.getByRole('dialog', { name: 'Side by side' });
  await dialog.getByText('Recovering well. Fever of 39 degrees.').first().waitFor();
  expect(await dialog.getByRole('row', { name: /^Version/ }).textContent()).toContain('Differs');
  const received = dialog.getByRole('row', { name: /^Received/ });
  const [own, others] = await received.getByRole('cell').allTextContents();
  expect((await received.textContent())?.includes('Differs')).toBe(own !== others);
  expect(await dialog.getByText('Only in the other one').count()).toBe(1);
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  const sides = dialog.getByRole('region', { name: /The (open|other) one/ });
  const [left, right] = await Promise.all([sides.nth(0).boundingBox(), sides.nth(1).boundingBox()]);
  expect(right?.y).toBeGreaterThanOrEqual((left?.y ?? 0) + (left?.height ?? 0));
  await page.keyboard.press('Escape');
  await page.setViewportSize({ width: 1280, height: 800 });
  expect(await dialog.count()).toBe(0);
  await notice.waitFor();
  expect(await decisionBar(page).textContent()).not.toContain('Will be filed');
  await pane(page).getByRole('button', { name: 'Accept filing' }).click();
  await pane(page).getByRole('button', { name: 'Accept filing' }).waitFor({ state: 'detached' });
});
