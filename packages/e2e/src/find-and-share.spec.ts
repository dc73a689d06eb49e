import { expect, it } from 'vitest';
import { buildLetter } from './build-letter.ts';
import { openBrowser } from './open-browser.ts';
import { addDocument, pane, row, searchByName, signIn, worklist } from './user-actions.ts';

it('a clerk finds a received document by name, opens it and shares it; a colleague sees the same, a stranger nothing', async () => {
  await using browser = await openBrowser();
  const { page, context } = await browser.sitDown();
  const stranger = await browser.sitDown();
  await signIn(stranger.page)('Front desk clerk');
  const strangersCounts = await stranger.page.getByRole('tablist').first().innerText();

  await signIn(page)('Agente des admissions');
  await addDocument(page)('letter.xml', buildLetter('Desrochers-Lévêque', 'Anne-Sophie', 'S-1'));
  await searchByName(page)('leveque anne');
  await row(page, 'Desrochers-Lévêque').click();
  const shown = pane(page);
  await shown.getByRole('heading', { name: 'Discharge summary S-1' }).waitFor();
  await shown.getByText('Recovering well.').waitFor();
  expect(await shown.innerText()).toContain('Anne-Sophie');
  expect(await shown.innerText()).toContain('April 1975');
  // What looks like markup in a document is text, and stays text.
  await shown.getByText('<img src=x onerror=').waitFor();
  expect(await page.title()).not.toContain('broken');

  await page.getByRole('button', { name: 'Copy link' }).click();
  await page.getByText('Link copied').waitFor();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  for (const address of [link, page.url()]) expect(decodeURIComponent(address)).not.toMatch(/leveque|desrochers|anne/i);
  await context.close();

  const colleague = await browser.sitDown();
  const path = link.slice(new URL(link).origin.length);
  await signIn(colleague.page)('Archiviste médical', path);
  await pane(colleague.page).getByRole('heading', { name: 'Discharge summary S-1' }).waitFor();
  expect(await colleague.page.getByRole('searchbox', { name: 'Patient name' }).inputValue()).toBe('leveque anne');
  expect(await row(colleague.page, /Desrochers/).count()).toBe(1);

  const { page: elsewhere } = stranger;
  await searchByName(elsewhere)('leveque');
  await elsewhere
    .getByText(/^No document/)
    .first()
    .waitFor();
  expect(await row(elsewhere, 'Desrochers').count()).toBe(0);
  expect(await elsewhere.getByRole('tablist').first().innerText()).toBe(strangersCounts);
  await elsewhere.goto(path);
  await worklist(elsewhere).or(elsewhere.getByRole('alert')).first().waitFor();
  await elsewhere.getByText('This document does not exist in your facility.').first().waitFor();
  // Nothing looks as if it were still on its way.
  expect(await pane(elsewhere).locator('.mantine-Skeleton-root').count()).toBe(0);
  expect(await elsewhere.content()).not.toMatch(/Desrochers|Discharge summary S-1/);
});

it('a new document appears without a reload, also after the connection was lost', async () => {
  await using browser = await openBrowser();
  const [watching, adding] = [await browser.sitDown(), await browser.sitDown()];
  await signIn(watching.page)('Records clerk');
  await signIn(adding.page)('Ward nurse');
  await watching.page.getByText('Live', { exact: true }).waitFor();
  await addDocument(adding.page)('a.xml', buildLetter('Appleyard', 'Grace', 'L-1'));
  await row(watching.page, 'Appleyard').waitFor();

  await watching.context.setOffline(true);
  await watching.page.getByText(/^You are offline/).waitFor();
  await watching.page.getByText('Live', { exact: true }).waitFor({ state: 'detached' });
  await addDocument(adding.page)('b.xml', buildLetter('Birtwistle', 'Ada', 'L-2'));
  await row(adding.page, 'Birtwistle').waitFor();
  expect(await row(watching.page, 'Birtwistle').count()).toBe(0);
  await watching.context.setOffline(false);
  await row(watching.page, 'Birtwistle').waitFor({ timeout: 30_000 });
});

it("another facility's documents are not heard of", async () => {
  await using browser = await openBrowser();
  const [stranger, adding] = [await browser.sitDown(), await browser.sitDown()];
  await signIn(stranger.page)('Front desk clerk');
  await stranger.page.getByText('Live', { exact: true }).waitFor();
  // The page asks once more when it is connected; what it asks for after that would be for somebody else's news.
  await stranger.page.waitForTimeout(1500);
  const requests: string[] = [];
  stranger.page.on('request', (request) => requests.push(request.url()));
  await signIn(adding.page)('Agente des admissions');
  await addDocument(adding.page)('c.xml', buildLetter('Carpentier', 'Luc', 'F-1'));
  await row(adding.page, 'Carpentier').waitFor();
  await stranger.page.waitForTimeout(1000);
  expect(requests.filter((url) => url.includes('listWorklist'))).toEqual([]);
});
