import type { Page, Request } from 'playwright-core';
import { expect, it } from 'vitest';
import { makeNextRelease } from './make-next-release.ts';
import { openBrowser } from './open-browser.ts';
import { freePort, openFolder, REPOSITORY, runMailroom } from './run-mailroom.ts';
import { accessibilityFindings, pane, row, signIn } from './user-actions.ts';

const banner = (page: Page) =>
  page.getByRole('status').filter({ hasText: /Mailroom has been updated|Mailroom a été mis à jour/ });
const nameField = (page: Page) => page.getByRole('searchbox', { name: 'Patient name' });
const focusedRow = (page: Page) => page.locator('[role=row][tabindex="0"]');
/** What the focused row shows, with the instant of its receipt in place of its age, which goes on counting. */
const focusedText = (page: Page) =>
  focusedRow(page).evaluate((shown) => {
    const time = shown.querySelector('time');
    return (shown.textContent ?? '').replace(time?.textContent ?? '', time?.dateTime ?? '');
  });

/** A mark that a page loses when it is loaded anew. */
const mark = (page: Page) => page.evaluate(() => Object.assign(window, { isOldPage: true }));
const isMarked = (page: Page) => page.evaluate(() => 'isOldPage' in window);
const untilReloaded = (page: Page) => page.waitForFunction(() => !('isOldPage' in window));

/** The procedures that a request calls. */
const proceduresOf = (request: Request): string[] => new URL(request.url()).pathname.slice('/trpc/'.length).split(',');

/** The contracts that calls of this procedure say, as they pass by. */
const listenToHashes = (page: Page, procedure: string): (string | undefined)[] => {
  const hashes: (string | undefined)[] = [];
  page.on('request', (request) => {
    const index = proceduresOf(request).indexOf(procedure);
    if (index !== -1) hashes.push(request.headers()['mailroom-contracts']?.split(',')[index]);
  });
  return hashes;
};

it('a tab left open across a release goes on where it can, and where it cannot reloads with all that was being done', {
  timeout: 400_000,
}, async () => {
  await using next = makeNextRelease();
  await using folder = openFolder();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ url });
  {
    await using before = new AsyncDisposableStack();
    before.use(await runMailroom({ root: REPOSITORY, port, folder: folder.path }));
    await signIn(page)('Agente des admissions', '/?sort=oldest');
    // A pane asks again for its document once its watch is back, which the next release would refuse at its own moment:
    // it is opened for its scripts, and closed when its last call, which looks ahead, is answered.
    const lookedAhead = page.waitForResponse(
      (answer) =>
        proceduresOf(answer.request()).includes('documents.openDocument') &&
        /"isAhead":true/.test(answer.request().postData() ?? ''),
    );
    await row(page, /./).nth(1).click();
    await pane(page).getByRole('heading').first().waitFor();
    await lookedAhead;
    await page.keyboard.press('Escape');
    await pane(page).waitFor({ state: 'detached' });
  }
  await using after = new AsyncDisposableStack();
  after.use(await runMailroom({ root: next.root, port, folder: folder.path }));
  await mark(page);
  const [lists, opened] = ['worklist.listWorklist', 'documents.openDocument'].map((name) => listenToHashes(page, name));

  // A call whose contract changed compatibly goes on.
  const answer = page.waitForResponse((response) => response.url().includes('listWorklist'));
  await nameField(page).fill('mar');
  expect((await answer).status()).toBe(200);
  await row(page, /mar/i).first().waitFor();
  await nameField(page).fill('mar x');
  expect(await banner(page).count()).toBe(0);

  // One that would be misunderstood is refused, and nothing happens while somebody types.
  await row(page, /mar/i).last().click();
  await banner(page).waitFor();
  await page.keyboard.press('k');
  await nameField(page).focus();
  await page.waitForTimeout(5000);
  expect(await isMarked(page)).toBe(true);
  const before = { address: page.url(), row: await focusedText(page) };
  expect(await focusedRow(page).getAttribute('aria-selected')).toBe('false');
  expect(new URL(before.address).searchParams.get('sort')).toBe('oldest');

  await nameField(page).blur();
  await untilReloaded(page);
  await pane(page).getByRole('heading', { level: 2 }).first().waitFor();
  expect(page.url()).toBe(before.address);
  expect(await nameField(page).inputValue()).toBe('mar x');
  await expect.poll(() => focusedText(page)).toBe(before.row);
  expect(await page.evaluate(() => sessionStorage.getItem('mailroom-kept'))).toBeNull();
  expect(await banner(page).count()).toBe(0);
  for (const hashes of [lists, opened]) {
    expect(new Set(hashes)).toHaveLength(2);
    expect(hashes).not.toContain(undefined);
  }
});

it('a page that a reload does not help says so in French, and reloads no more by itself', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ locale: 'fr-FR' });
  await signIn(page)('Agente des admissions');
  // As if a server in between still gave out an older build.
  await page.route(/documents\.openDocument/, (route) => {
    const contracts = proceduresOf(route.request()).map((name) => (name === 'documents.openDocument' ? 'old' : ''));
    return route.continue({ headers: { ...route.request().headers(), 'mailroom-contracts': contracts.join(',') } });
  });
  await mark(page);
  await row(page, /./).nth(1).click();
  await banner(page).waitFor();
  await page.keyboard.press('?');
  await page.getByRole('dialog').waitFor();
  expect(await accessibilityFindings(page)).toEqual([]);
  await page.waitForTimeout(5000);
  expect(await isMarked(page)).toBe(true);
  await page.getByRole('dialog').getByRole('button', { name: 'Fermer' }).click();

  await untilReloaded(page);
  await page.getByText(/recharger cette page n’a pas suffi/).waitFor();
  await mark(page);
  await page.waitForTimeout(5000);
  expect(await isMarked(page)).toBe(true);
  await page.getByRole('button', { name: 'Recharger maintenant' }).click();
  await untilReloaded(page);
});
