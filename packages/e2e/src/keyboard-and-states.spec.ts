import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, addDocument, pane, row, searchByName, signIn, untilLookedAt } from './user-actions.ts';

it('the list is worked through with the keyboard alone', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Agente des admissions');
  const currentRow = () => page.evaluate(() => document.activeElement?.getAttribute('aria-rowindex'));
  await page.keyboard.press('j');
  // The header is the first.
  await expect.poll(currentRow).toBe('2');
  await page.keyboard.press('j');
  await expect.poll(currentRow).toBe('3');
  await page.keyboard.press('Enter');
  await pane(page).getByRole('heading').first().waitFor();
  const first = page.url();
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.href !== first);
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('document'));
  await page.getByRole('tab', { name: /Quarantine/ }).click();
  await row(page, 'Broken XML').first().waitFor();
  await page.keyboard.press('j');
  await expect.poll(currentRow).toBe('2');
  await page.getByRole('tab', { name: /To review/ }).click();
  await page.keyboard.press('/');
  expect(
    await page.getByRole('searchbox', { name: 'Patient name' }).evaluate((box) => box === document.activeElement),
  ).toBe(true);
  await page.keyboard.type('j');
  expect(await page.getByRole('searchbox', { name: 'Patient name' }).inputValue()).toBe('j');
  // Once to clear the search, once to leave it.
  await page.keyboard.press('Escape');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
});

it('a file that cannot be read is kept in quarantine with the reason, and the same file again is recognised', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Front desk clerk');
  await addDocument(page)('scrambled.xml', '<ClinicalDocument xmlns="urn:hl7-org:v3"><unclosed></ClinicalDocument>');
  await page.getByRole('tab', { name: /Quarantine/ }).click();
  await row(page, 'scrambled.xml').click();
  await pane(page).getByText(/XML/).first().waitFor();
  await addDocument(page)('scrambled.xml', '<ClinicalDocument xmlns="urn:hl7-org:v3"><unclosed></ClinicalDocument>');
  await page
    .getByRole('region', { name: 'Added documents' })
    .getByText(/already/i)
    .waitFor();
  expect(await row(page, 'scrambled.xml').count()).toBe(1);
});

it('a link with wrong parameters shows the usual list and says so, and an unknown page says so', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Agente des admissions', '/?statuses=%5B%22nonsense%22%5D&sort=sideways&document=none');
  expect(await row(page, /./).count()).toBeGreaterThan(5);
  const alert = page.getByRole('alert').filter({ hasText: 'Mailroom no longer knows: Status, Order, Document.' });
  await alert.waitFor();
  expect(page.url()).not.toMatch(/nonsense|sideways|none/);
  await page.reload();
  await alert.getByRole('button', { name: 'Continue without it' }).click();
  await page.waitForURL((url) => url.search === '');
  expect(await alert.count()).toBe(0);
  await page.goto('/nowhere');
  await page.getByRole('heading', { level: 1, name: 'There is no such page' }).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
});

it('a button that leaves with its press does not take the focus along', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Agente des admissions', '/?sort=sideways&verificationOutcome=ambiguous');
  const leave = async (name: string): Promise<void> => {
    const button = page.getByRole('button', { name, exact: true });
    await button.press('Enter');
    await button.waitFor({ state: 'detached' });
    const holder = await page.evaluate(() => document.activeElement?.tagName);
    expect(`${name}: the focus is in ${holder}`).not.toContain('BODY');
  };
  await leave('Continue without it');
  await leave('Clear: Check');
  await addDocument(page)('left.xml', '<ClinicalDocument');
  await leave('Hide added documents');
  await page.getByRole('tab', { name: /Quarantine/ }).click();
  await row(page, 'left.xml').click();
  await untilLookedAt(page);
  await page.keyboard.press('a');
  await leave('Release');
  await row(page, 'left.xml').getByRole('checkbox').click();
  const selection = page.getByRole('region', { name: 'Selection' });
  await selection.getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('menuitem', { name: 'Illegible' }).click();
  await page.getByRole('region', { name: 'Last decision' }).waitFor();
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await leave('Hide');
});

it('signing out ends it everywhere, and the way back leads to the same view', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)('Agente des admissions', '/?sort=oldest');
  expect(new URL(page.url()).search).toBe('?sort=oldest');
  await page.getByRole('button', { name: /Agente des admissions/ }).click();
  await page.getByRole('menuitem', { name: /Sign out/ }).click();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.goto('/');
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
});

/** Words of the list that end beyond the window's edge. */
const cutOffInList = (): string[] =>
  [...document.querySelectorAll('[role=grid] [role=row] *')]
    .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
    .map((element) => element.textContent);

it.each([
  { locale: 'en-GB', width: 1440, empty: /No document/i },
  { locale: 'en-GB', width: 390, empty: /No document/i },
  { locale: 'fr-FR', width: 1440, empty: /Aucun document/i },
  { locale: 'fr-FR', width: 390, empty: /Aucun document/i },
] as const)('axe finds nothing in $locale at $width pixels', async ({ locale, width, empty }) => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ locale, width });
  await page.goto('/');
  await page.getByRole('button', { name: 'Agente des admissions' }).waitFor();
  // However many people there are, the language can be chosen without scrolling.
  const language = page.getByRole('button', { name: /English|Français/ });
  expect(
    await language.evaluate((button) => window.innerHeight - button.getBoundingClientRect().bottom),
  ).toBeGreaterThan(0);
  expect(await accessibilityFindings(page)).toEqual([]);
  await signIn(page)('Agente des admissions');
  expect(await page.evaluate(() => document.documentElement.lang)).toBe(locale.slice(0, 2));
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  await page.setViewportSize({ width: Math.min(width, 1024), height: 900 });
  expect(await page.evaluate(cutOffInList)).toEqual([]);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await pane(page).getByRole('heading').first().waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await searchByName(page)('zzzz');
  await page.getByText(empty).first().waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect(browser.errors).toEqual([]);
});

it('on a telephone nothing sticks out, and no birth date is cut short', async () => {
  await using browser = await openBrowser();
  for (const who of ['Agente des admissions', 'Ward nurse']) {
    const { page, context } = await browser.sitDown({ locale: 'fr-FR', width: 390 });
    await signIn(page)(who);
    const sticksOut = await page.evaluate(() =>
      [...document.querySelectorAll('header button, [role=tab], [role=search] button')]
        .filter((element) => element.getBoundingClientRect().right > window.innerWidth)
        .map((element) => element.outerHTML.slice(0, 80)),
    );
    expect(sticksOut).toEqual([]);
    const dates = row(page, /./).getByText(/^\d{1,2} \S+ (19|20)\d\d$/);
    expect(await dates.count()).toBeGreaterThan(3);
    const cut = await dates.evaluateAll(
      (found) => found.filter((date) => date.scrollWidth > date.clientWidth + 1 && date.clientWidth > 0).length,
    );
    expect(cut).toBe(0);
    await context.close();
  }
});
