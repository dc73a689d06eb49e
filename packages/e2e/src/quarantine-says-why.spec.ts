import { expect, it } from 'vitest';
import { openBrowser } from './open-browser.ts';
import { addDocument, pane, row, signIn } from './user-actions.ts';

it('a PDF that was cut off is said to be that, by the viewer too and in the language of the reader', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown({ locale: 'fr-FR' });
  await signIn(page)('Agente des admissions');
  await addDocument(page)('coupe.pdf', '%PDF-1.4\n1 0 obj <<');
  await page.getByRole('tab', { name: /^Quarantaine/ }).click();
  await row(page, 'coupe.pdf').click();
  await pane(page).getByRole('note').getByText('Fichier défectueux · PDF').waitFor();
  await pane(page).getByRole('heading', { name: 'Fichier défectueux' }).waitFor();
  expect(await pane(page).getByText('Un problème est survenu').count()).toBe(0);
  // What the viewer said of it in English, about bytes of the file, is not repeated here.
  expect(await pane(page).getByRole('note').innerText()).not.toMatch(/bytes/);
  expect(browser.errors).toEqual([]);
});
