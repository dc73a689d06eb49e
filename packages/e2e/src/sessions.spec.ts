import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings } from './user-actions.ts';

const MANAGER = 'Health records manager';

const signInAsManager = async (page: Page): Promise<void> => {
  await page.goto('/');
  await page.getByRole('button', { name: `${MANAGER} Supervisor` }).click();
  await place(page).waitFor();
};

/** The facility that a page shows, as a menu. */
const place = (page: Page) => page.getByRole('button', { name: /^Hospital: / });

/** On a desk and on a telephone. */
const findNothing = async (page: Page): Promise<void> => {
  for (const width of [390, 1440]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await accessibilityFindings(page)).toEqual([]);
  }
};

/** Half an hour is long for a test: the page hears that most of it is over, until somebody says that they are there. */
const endSoon = async (page: Page): Promise<void> => {
  await page.route(/session\.readTimeLeft/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace(/"idleSeconds":\d+/, '"idleSeconds":99') });
  });
};

it('who works at two hospitals goes from one to the other, another tab says so, and a session is ended from elsewhere', async () => {
  await using browser = await openBrowser();
  const { page, context } = await browser.sitDown();
  await signInAsManager(page);
  const other = await context.newPage();
  await other.goto('/');
  await place(other).waitFor();

  await place(page).click();
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  await place(page).click();
  await page.getByRole('menuitem', { name: /Maple Street Clinic/ }).click();
  await page.getByRole('button', { name: /^Hospital: .?Maple Street Clinic/ }).waitFor();
  // The stream of the other tab ended with the session, and its next one is refused.
  const told = other.getByRole('dialog', { name: 'You now work at another hospital' });
  await told.getByText(/you went on to Maple Street Clinic/).waitFor();
  await findNothing(other);
  await told.getByRole('button', { name: /^Back to/ }).click();
  await told.waitFor({ state: 'detached' });
  await place(other).waitFor();

  const { page: elsewhere } = await browser.sitDown({ locale: 'fr-FR' });
  await endSoon(elsewhere);
  await elsewhere.goto('/');
  await elsewhere.getByRole('button', { name: MANAGER }).first().click();
  const warning = elsewhere.getByRole('dialog', { name: 'Votre session se termine bientôt' });
  await warning.getByText(/Personne n’a utilisé Mailroom ici/).waitFor();
  await findNothing(elsewhere);
  await warning.getByRole('button', { name: 'Rester connecté' }).press('Enter');
  await warning.waitFor({ state: 'detached' });
  await elsewhere.getByRole('button', { name: /^Établissement/ }).waitFor();
  await other.getByRole('button', { name: new RegExp(MANAGER) }).click();
  await other.getByRole('menuitem', { name: 'Your sessions' }).click();
  const sessions = other.getByRole('list', { name: 'Your sessions' });
  await sessions.getByRole('listitem').nth(1).waitFor();
  await findNothing(other);
  await sessions.getByRole('button', { name: /^End the session/ }).click();
  await other.getByText('You are signed in nowhere else.').waitFor();
  await elsewhere.getByRole('heading', { name: 'Connexion' }).waitFor();
  // What was refused is told on the browsers' consoles, and nothing else is.
  expect(browser.errors.filter((error) => !/status of (?:401|412)/.test(error))).toEqual([]);
});
