import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildLetterAbout } from './build-letter.ts';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, addDocument, openFound, signIn } from './user-actions.ts';

/** On a desk and on a telephone. */
const findNothing = async (page: Page): Promise<void> => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await accessibilityFindings(page)).toEqual([]);
  }
};

it('an auditor finds who has seen a document and its patient, opens none, and everybody finds what they did', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Agente des admissions');
  await addDocument(page)('seen.xml', buildLetterAbout({ family: 'Auditquist', given: 'Ada' }, 'R-audit'));
  await openFound(page)('Auditquist');
  await page.goto('/audit');
  const own = page.getByRole('list', { name: 'My last actions' });
  await own.getByText('Opened').first().waitFor();
  await findNothing(page);

  const { page: auditing } = await browser.sitDown();
  await auditing.goto('/');
  await auditing.getByRole('button', { name: 'Auditrice interne' }).click();
  const list = auditing.getByRole('list', { name: 'What was done' });
  const opening = list.getByRole('listitem').filter({ hasText: 'Opened' }).filter({ hasText: 'Agente des admissions' });
  await opening
    .first()
    .getByRole('button', { name: /^Document/ })
    .click();
  // One document was received once: the list is narrowed to it.
  await expect.poll(() => list.getByText('Received', { exact: true }).count()).toBe(1);
  await auditing.getByRole('checkbox', { name: 'All documents of the same patient' }).check();
  await opening.first().waitFor();
  await findNothing(auditing);
  expect(await auditing.getByRole('link', { name: 'Worklist' }).count()).toBe(0);
  const arrives = auditing.waitForEvent('download');
  await auditing.getByRole('link', { name: 'Download these entries' }).click();
  const lines = (await readFile(await (await arrives).path(), 'utf8')).trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).resourceType)).toEqual(lines.map(() => 'AuditEvent'));
  expect(lines.join('')).toContain('document-opened');
  expect(await auditing.getByText('Auditquist').count()).toBe(0);
  expect(browser.errors).toEqual([]);
});
