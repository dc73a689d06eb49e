import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, worklist } from './user-actions.ts';

const atProvider = (page: Page) => page.getByRole('heading', { name: 'Hospital account' });

const signInAtHospital = async (page: Page, person: string): Promise<void> => {
  await page.getByRole('link', { name: /hospital's account|compte de l’hôpital/ }).click();
  await atProvider(page).waitFor();
  await page.getByRole('button', { name: person }).click();
};

it('a supervisor signs in with the hospital’s account, comes where they were heading, and signs out on both sides', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await page.goto('/?statuses=unreadable');
  await signInAtHospital(page, 'Responsable des archives');
  await worklist(page).waitFor();
  expect(new URL(page.url()).search).toBe('?statuses=unreadable');
  await page.getByRole('button', { name: /Responsable des archives/ }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByRole('button', { name: /^Sign out/ }).click();
  // The provider leads back to the sign-in page, and knows nobody any more.
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('link', { name: "Sign in with the hospital's account" }).click();
  await atProvider(page).waitFor();
  // The list may have asked for something as the session ended: it was refused, which the console tells.
  expect(browser.errors.filter((error) => !error.includes('401 (Unauthorized)'))).toEqual([]);
});

it.each([
  ['en-GB', 1440, 'Your account is not admitted to Mailroom.'],
  ['fr-FR', 390, 'Votre compte n’est pas autorisé à utiliser Mailroom.'],
] as const)('somebody whom no rule names is told so, %s at %i', async (locale, width, sentence) => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ locale, width });
  await page.goto('/sign-in');
  await signInAtHospital(page, 'Cuisinier');
  await page.getByRole('alert').getByText(sentence).waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  expect((await page.context().cookies(inject('mailroom').url)).map(({ name }) => name)).not.toContain(
    'mailroom_session',
  );
  expect(browser.errors).toEqual([]);
});
