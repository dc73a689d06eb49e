import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { accessibilityFindings, signIn, signInToAdminister } from './user-actions.ts';

it('an administrator invites somebody, changes what they may do and signs them out, and their page says so', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signInToAdminister(page)('Administratrice informatique');
  await page.getByRole('heading', { name: 'People' }).waitFor();

  await page.getByRole('button', { name: 'Invite somebody' }).click();
  const invite = page.getByRole('dialog', { name: 'Invite somebody' });
  await invite.getByRole('combobox', { name: 'Role' }).selectOption('Nurse');
  expect(await accessibilityFindings(page)).toEqual([]);
  await invite.getByRole('button', { name: 'Make a link' }).click();
  const link = await invite.getByRole('textbox', { name: 'Link' }).inputValue();
  await invite.getByRole('button', { name: 'Done' }).click();
  const open = page.getByRole('region', { name: 'Open links' }).getByRole('listitem');
  await open.filter({ hasText: 'Somebody new' }).waitFor();

  // Whoever has the link is told what it is for; once it is taken back, it is for nothing.
  const { page: stranger } = await browser.sitDown();
  await stranger.goto(link);
  await stranger.getByText('Nurse').waitFor();
  await open.getByRole('button', { name: 'Take back' }).click();
  await open.waitFor({ state: 'detached' });

  const { page: nurse } = await browser.sitDown();
  await signIn(nurse)('Infirmier de cardiologie');
  await page.getByRole('searchbox', { name: 'Search by name or login' }).fill('cardiologie');
  const people = page.getByRole('list', { name: 'People' }).getByRole('listitem');
  await people.filter({ hasText: 'Infirmier de cardiologie' }).waitFor();
  await page.getByRole('button', { name: /Change: .*Infirmier/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Clerk');
  await dialog.getByRole('button', { name: 'Change the role' }).click();
  await dialog.waitFor({ state: 'detached' });
  // The search's answer may still be on its way: others are clerks, too.
  await people.filter({ hasText: 'Infirmier de cardiologie' }).filter({ hasText: 'Clerk' }).waitFor();
  await page.getByRole('button', { name: /Change: .*Infirmier/ }).click();
  await dialog.getByRole('button', { name: 'End all sessions' }).click();
  await dialog.getByText('1 session has ended.').waitFor();
  await nurse.getByText('You were signed out').waitFor();
  await dialog.getByRole('combobox', { name: 'Role' }).selectOption('Nurse');
  await dialog.getByRole('button', { name: 'Change the role' }).click();
  await dialog.waitFor({ state: 'detached' });
  for (const path of ['people', 'sessions']) {
    await page.goto(`/administration/${path}`);
    await page.getByRole('list').getByText('Administratrice informatique').first().waitFor();
    for (const width of [390, 1440]) {
      await page.setViewportSize({ width, height: 900 });
      expect(await accessibilityFindings(page)).toEqual([]);
    }
  }
  // The nurse's page was told once that its session is over.
  expect(browser.errors.filter((error) => !error.includes('401 (Unauthorized)'))).toEqual([]);
});
