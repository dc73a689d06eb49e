import { randomUUID } from 'node:crypto';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { buildLetter } from './build-letter.ts';
import { openBrowser } from './open-browser.ts';
import { REPOSITORY } from './run-mailroom.ts';
import { addDocument, openFound, pane, row, selectionBar, signIn, untilOnly } from './user-actions.ts';

interface Layer {
  readonly open: (page: Page) => Promise<void>;
  readonly shown: (page: Page) => Locator;
}

const button = (part: (page: Page) => Locator | Page, name: string | RegExp): Layer['open'] => {
  return (page) => part(page).getByRole('button', { name }).click();
};
const menu = (page: Page): Locator => page.getByRole('menu');
const dialog = (page: Page): Locator => page.getByRole('dialog');
const filters = (page: Page): Locator => page.getByRole('search');

/** Everything that Escape closes, by the file of the client that opens it; each one lies over those before it in its list. */
const LAYERS: Readonly<Record<string, readonly (readonly Layer[])[]>> = {
  'features/review/bulk-bar.tsx': [
    [{ open: button(selectionBar, 'Assign'), shown: menu }],
    [{ open: button(selectionBar, 'Tag'), shown: menu }],
  ],
  'features/review/find-patient.tsx': [
    [
      {
        open: button(pane, 'Find another patient'),
        shown: (page) => page.getByRole('search', { name: 'Find another patient' }),
      },
    ],
  ],
  'features/review/identity-panel.tsx': [
    [{ open: button(pane, 'Correct: Sex'), shown: (page) => page.getByRole('form', { name: 'Correct: Sex' }) }],
  ],
  'features/review/more-menu.tsx': [[{ open: button(pane, 'More'), shown: menu }]],
  'features/review/reject-menu.tsx': [
    [{ open: button(pane, 'Reject'), shown: menu }],
    [{ open: button(selectionBar, 'Reject'), shown: menu }],
  ],
  // For whoever works at several facilities: their own story closes it.
  'features/session/facility-switch.tsx': [],
  'shell/user-dropdown.tsx': [[{ open: button((page) => page, /Agente des admissions/), shown: menu }]],
  'features/worklist/copy-link-button.tsx': [[{ open: button(pane, 'Copy link'), shown: dialog }]],
  'features/worklist/received-popover.tsx': [[{ open: button(filters, 'Received'), shown: dialog }]],
  'features/worklist/shortcuts-help.tsx': [
    [
      { open: (page) => page.keyboard.press('?'), shown: dialog },
      {
        open: button(dialog, /Change the key: Select the row/),
        shown: (page) => dialog(page).getByText('Press a key…'),
      },
    ],
  ],
  'features/worklist/worklist-page.tsx': [[{ open: button((page) => page, 'Keyboard shortcuts'), shown: dialog }]],
  'ui/filter-dropdown.tsx': [
    [
      {
        open: (page) => filters(page).getByRole('combobox', { name: 'Tag', exact: true }).click(),
        shown: (page) => page.getByRole('listbox'),
      },
    ],
  ],
};

const SOURCES = join(REPOSITORY, 'packages/web-client/src');
/** What opens something over the page: our own means, and Mantine's. */
const OPENS =
  /<OverlayMenu\b|useOverlay\(|useFormLayer\(|<(?:Menu|Modal|Popover|Combobox|Drawer|HoverCard|Select|MultiSelect|Autocomplete|TagsInput|DatePickerInput|Spotlight)[\s>]/;
/** They make of Mantine's parts what the files above open. */
const MEANS = new Set(['ui/overlay-menu.tsx', 'ui/dialog.tsx']);
/** What only a supervisor opens; `retention.spec.ts` closes it. */
const ELSEWHERE = new Set(['features/retention/retention-menu.tsx']);

it('the table knows everything that opens over the page', () => {
  const opening = globSync('**/*.tsx', { cwd: SOURCES })
    .filter((path) => OPENS.test(readFileSync(join(SOURCES, path), 'utf8')))
    .filter((path) => !MEANS.has(path) && !ELSEWHERE.has(path));
  expect(opening.toSorted()).toEqual(Object.keys(LAYERS).toSorted());
});

it('Escape closes one layer at a time, whatever lies over the page', async () => {
  await using browser = await openBrowser();
  const { page } = await browser.sitDown();
  const name = `Layerquist${randomUUID().slice(0, 8)}`;
  await signIn(page)('Agente des admissions');
  for (const given of ['one', 'two'])
    await addDocument(page)(`${given}.xml`, buildLetter(name, given, `${name} ${given}`));
  await openFound(page)(name);
  await untilOnly(page)(name, 2);
  for (const index of [0, 1]) await row(page, name).nth(index).getByRole('checkbox').click();
  await filters(page).getByRole('button', { name: 'Filters' }).click();
  // As where a browser gives no access to its clipboard.
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await pane(page).focus();
  const opened = page.url();
  for (const layers of Object.values(LAYERS).flat()) {
    for (const { open, shown } of layers) {
      await open(page);
      await shown(page).waitFor();
    }
    for (const [index, { shown }] of layers.toReversed().entries()) {
      await page.keyboard.press('Escape');
      await shown(page).waitFor({ state: 'hidden' });
      // What lies below stays, and the document and the selection with it.
      for (const below of layers.slice(0, layers.length - 1 - index)) await below.shown(page).waitFor();
      expect(page.url()).toBe(opened);
      await selectionBar(page).waitFor();
    }
  }
  await pane(page).focus();
  await page.keyboard.press('Escape');
  await page.waitForURL((url) => !url.searchParams.has('document'));
  expect(browser.errors).toEqual([]);
});
