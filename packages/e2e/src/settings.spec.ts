import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings } from './user-actions.ts';

/** On a desk and on a telephone. */
const findNothing = async (page: Page): Promise<void> => {
  for (const width of [1440, 390]) {
    await page.setViewportSize({ width, height: 844 });
    expect(await accessibilityFindings(page)).toEqual([]);
  }
  await page.setViewportSize({ width: 1440, height: 844 });
};

const untilFocused = (part: Locator): Promise<void> => part.and(part.page().locator(':focus')).waitFor();

const press = async (button: Locator): Promise<void> => {
  await button.focus();
  await button.press('Enter');
};

it('an administrator without a mouse sets times, adds a tag and a source that gives it, and switches the source off, in French', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ locale: 'fr-FR' });
  const button = (name: string): Locator => page.getByRole('button', { name, exact: true });
  await page.goto('/administration/facility');
  await press(page.getByRole('button', { name: 'IT administrator' }));
  await page.getByRole('spinbutton', { name: 'Prise en charge, en secondes' }).fill('300');
  await press(button('Enregistrer').last());
  await page.getByText('Enregistré. Cela vaut dès maintenant.').waitFor();
  // It was disabled while it waited, and browsers take the focus of what is disabled away.
  await untilFocused(button('Enregistrer').last());
  await findNothing(page);

  await press(page.getByRole('link', { name: 'Étiquettes' }));
  await press(button('Ajouter une étiquette'));
  await page.getByRole('textbox', { name: 'Nom' }).fill('À suivre');
  await page.getByRole('radio', { name: 'Sarcelle' }).check();
  await findNothing(page);
  await press(button('Ajouter'));
  await page.getByRole('list', { name: 'Étiquettes' }).getByText('À suivre').waitFor();
  await untilFocused(button('Ajouter une étiquette'));

  await press(page.getByRole('link', { name: 'Sources' }));
  await press(button('Ajouter une source'));
  await page.getByRole('textbox', { name: 'Nom' }).fill('Portail');
  const code = page.getByRole('textbox', { name: 'Code' });
  await code.fill('upload');
  await page.getByRole('checkbox', { name: 'À suivre' }).check();
  await press(button('Ajouter'));
  await page.getByText('Un autre porte déjà ce nom : choisissez-en un autre.').waitFor();
  await untilFocused(code);
  await findNothing(page);
  await code.fill('portail');
  await press(button('Ajouter'));
  const portal = page.getByRole('list', { name: 'Sources' }).getByRole('listitem').filter({ hasText: 'Portail' });
  await portal.getByText('À suivre').waitFor();
  await press(portal.getByRole('button'));
  await page.getByRole('checkbox', { name: 'Désactivée' }).check();
  await press(button('Enregistrer'));
  await portal.getByText(/^désactivée depuis le/).waitFor();
  await untilFocused(portal.getByRole('button'));
  for (const name of ['Sources', 'Personnes', 'Sessions']) {
    await press(page.getByRole('link', { name, exact: true }));
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.getByRole('main').getByRole('listitem').first().waitFor();
    await findNothing(page);
  }
  expect(browser.errors.filter((error) => !error.includes('409'))).toEqual([]);
});
