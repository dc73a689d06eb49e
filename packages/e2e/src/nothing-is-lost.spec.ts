import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { expect, inject, it } from 'vitest';
import { buildLetter, buildLetterAbout } from './build-letter.ts';
import { findPatients, OID } from './hospital-record.ts';
import { openBrowser } from './open-browser.ts';
import {
  addDocument,
  CLERK,
  holdAnswers,
  pane,
  row,
  searchByName,
  selectionBar,
  signIn,
  untilFileable,
  untilLookedAt,
  untilOnly,
  worklist,
} from './user-actions.ts';

/** Two letters about nobody whom a hospital knows; the newest is open. */
const openFirstOfTwo = async (page: Page): Promise<string> => {
  const name = `Keepquist${randomUUID().slice(0, 8)}`;
  for (const given of ['one', 'two']) {
    await addDocument(page)(`${given}.xml`, buildLetter(name, given, `${name} ${given}`));
  }
  await page.getByRole('button', { name: 'Hide added documents' }).click();
  await searchByName(page)(name);
  await untilOnly(page)(name, 2);
  await row(page, name).first().click();
  await pane(page).getByRole('group', { name: 'Decision' }).waitFor();
  return name;
};

const note = (page: Page) => pane(page).getByRole('textbox', { name: 'Note for colleagues' });
const next = (page: Page) => pane(page).getByRole('button', { name: 'Next document' });
const previous = (page: Page) => pane(page).getByRole('button', { name: 'Previous document' });

it('a note that is being typed comes back with its document, and goes before the decision', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  await signIn(page)(CLERK);
  await openFirstOfTwo(page);
  const link = page.url();
  await note(page).fill('Call the ward');
  await next(page).click();
  await page.waitForURL((url) => url.href !== link);
  expect(await note(page).inputValue()).toBe('');
  await previous(page).click();
  await page.waitForURL(link);
  expect(await note(page).inputValue()).toBe('Call the ward');
  await page.reload();
  await note(page).waitFor();
  expect(await note(page).inputValue()).toBe('Call the ward');

  // The session ends: the page is led to sign in, and back.
  await page.context().clearCookies();
  await page.reload();
  await page.getByRole('heading', { name: 'Sign in' }).waitFor();
  await page.getByRole('button', { name: CLERK }).click();
  await note(page).waitFor();
  expect(await note(page).inputValue()).toBe('Call the ward');

  // A note that cannot be saved is in the way of the decision, and the page says of which document.
  await page.route(/addNote/, (route) => route.abort());
  const decide = async (): Promise<void> => {
    await untilLookedAt(page);
    await page.getByRole('button', { name: 'Reject' }).click();
    await page.getByRole('menuitem', { name: 'Illegible' }).click();
  };
  await decide();
  const said = page.getByRole('alert').filter({ hasText: /Not decided: \u2068Discharge summary/ });
  await said.getByText('Its note could not be saved').waitFor();
  await page.unroute(/addNote/);
  await page.goto(link);
  await note(page).waitFor();
  expect(await note(page).inputValue()).toBe('Call the ward');
  await decide();
  await page.getByRole('region', { name: 'Last decision' }).getByText('Discharge summary').waitFor();
  await page.goto(link);
  await pane(page).getByRole('listitem').getByText('Call the ward').waitFor();
  expect(await note(page).inputValue()).toBe('');
  expect(await page.evaluate(() => sessionStorage.getItem('mailroom-drafts'))).toBeNull();
});

it('rows that leave a list narrowed by its check stay in their place, greyed, until they are passed', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  const known = (await findPatients(inject('mailroom').fhirUrl, OID, 5)).at(-1);
  if (known === undefined) throw new Error('The demonstration has too few patients');
  await signIn(page)(CLERK, '/?verificationOutcome=ambiguous');
  // Everything but the family name is a patient's of the hospital: only a person can say whose it is.
  const name = `Listquist${randomUUID().slice(0, 8)}`;
  for (const marker of ['three', 'two', 'one']) {
    const family = `${name} ${marker}`;
    await addDocument(page)(`${marker}.xml`, buildLetterAbout({ ...known, family }, family));
    await row(page, family).waitFor({ timeout: 60_000 });
  }
  await page.getByRole('button', { name: 'Hide added documents' }).click();
  const mine = row(page, name);
  const left = worklist(page).locator('[role=row][data-left=true]');
  await mine.first().click();
  await pane(page).getByRole('group', { name: 'Decision' }).waitFor();

  // Decided, though not open. The answer comes when somebody has gone on in the pane, who keeps the focus.
  const goOn = await holdAnswers(page, /rejectDocuments/);
  await mine.nth(1).getByRole('checkbox').click();
  await selectionBar(page).getByRole('button', { name: 'Reject' }).click();
  await page.getByRole('menuitem', { name: 'Illegible' }).click();
  await left.filter({ hasText: `${name} two` }).waitFor();
  // Single letters are off while anything lies over the page.
  await page.getByRole('menu').waitFor({ state: 'hidden' });
  // Corrected, so that the check says something else.
  await pane(page).focus();
  goOn();
  await page.getByRole('region', { name: 'Last decision' }).waitFor();
  expect(await pane(page).evaluate((pane) => pane === document.activeElement)).toBe(true);
  await page.keyboard.press('e');
  await pane(page).getByRole('form', { name: 'Correct: Family name' }).waitFor();
  await page.keyboard.type(`${known.family}\n`);
  await pane(page).getByRole('form', { name: 'Correct: Given names' }).waitFor();
  await page.keyboard.press('Escape');
  await left.filter({ hasText: `${name} one` }).waitFor({ timeout: 60_000 });
  await untilFileable(page);
  expect(await mine.count()).toBe(3);
  expect(await left.count()).toBe(2);

  await next(page).click();
  await row(page, `${name} one`).waitFor({ state: 'hidden' });
  await left.filter({ hasText: `${name} two` }).waitFor();
  await next(page).click();
  await left.waitFor({ state: 'hidden' });
  expect(await mine.count()).toBe(1);
  await pane(page)
    .getByRole('heading', { name: `${name} three` })
    .waitFor();
});

it('a pane that got no answer recovers by itself when the network is back', async () => {
  await using browser = await openBrowser();
  const { page, context } = await browser.sitDown();
  await signIn(page)(CLERK);
  await row(page, /./).nth(1).click();
  await pane(page).getByRole('group', { name: 'Decision' }).waitFor();
  await context.setOffline(true);
  await row(page, /./).nth(4).click();
  await page.getByText('No connection to Mailroom').waitFor();
  await context.setOffline(false);
  await pane(page).getByRole('group', { name: 'Decision' }).waitFor();
  expect(await page.getByText('No connection to Mailroom').count()).toBe(0);
});

it('what of the client has not come when the network is gone comes when it is back, and nothing typed is lost', async () => {
  await using browser = await openBrowser();
  const { page, context } = await browser.sitDown();
  await signIn(page)(CLERK);
  await openFirstOfTwo(page);
  await note(page).fill('Half a sentence');
  await pane(page).focus();
  await context.setOffline(true);
  await page.getByText(/^You are offline/).waitFor();
  await page.keyboard.press('?');
  await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/health'));
  expect(await page.getByRole('heading', { name: 'Something went wrong' }).count()).toBe(0);
  await context.setOffline(false);
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.getByText('Reject the document', { exact: true }).waitFor();
  // With its style sheet.
  expect(
    await help
      .locator('dl > div')
      .first()
      .evaluate((line) => getComputedStyle(line).display),
  ).toBe('flex');
  await page.keyboard.press('Escape');
  expect(await note(page).inputValue()).toBe('Half a sentence');

  await context.setOffline(true);
  await page.getByRole('button', { name: new RegExp(CLERK) }).click();
  await page.getByRole('menuitem', { name: 'Incidents' }).click();
  await page.waitForEvent('requestfailed', (request) => request.url().endsWith('/health'));
  expect(await page.getByRole('heading', { name: 'Something went wrong' }).count()).toBe(0);
  await context.setOffline(false);
  await page.getByRole('heading', { name: 'Incidents', level: 1 }).waitFor();
  await page.goBack();
  await note(page).waitFor();
  expect(await note(page).inputValue()).toBe('Half a sentence');
});
