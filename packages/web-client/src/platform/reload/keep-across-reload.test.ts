import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { afterEach, expect, it, vi } from 'vitest';

afterEach(() => vi.unstubAllGlobals());

const clerk = { userName: 'A. Clerk', facilityName: 'North' };
const colleague = { userName: 'B. Clerk', facilityName: 'North' };

/** A page that starts with this in its tab's storage. */
const start = async (kept: unknown) => {
  const storage = new Map([['mailroom-kept', JSON.stringify(kept)]]);
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    removeItem: (key: string) => storage.delete(key),
  });
  // The module reads the storage when it is loaded, which another file's test may have done.
  vi.resetModules();
  const { claimKept, forgetKept, isText, useKeptState } = await import('./keep-across-reload.ts');
  const Draft = () => useKeptState('draft', isText, 'empty')[0];
  return { storage, claimKept, forgetKept, draft: () => renderToStaticMarkup(createElement(Draft)) };
};

const keptBy = (owner: object, draft: unknown, ageMs = 0) => ({
  owner: JSON.stringify(owner),
  keptAt: Date.now() - ageMs,
  values: { draft },
});

it('a draft comes back to whoever wrote it, and lies in the storage no more', async () => {
  const page = await start(keptBy(clerk, 'Dear colleague'));
  expect(page.storage.size).toBe(0);
  expect(page.draft()).toBe('empty');
  page.claimKept(clerk);
  expect(page.draft()).toBe('Dear colleague');
});

it.each<[string, object | null, unknown]>([
  ['somebody else', colleague, keptBy(clerk, 'x')],
  ['nobody', null, keptBy(clerk, 'x')],
  ['whoever comes a minute later', clerk, keptBy(clerk, 'x', 60_001)],
  ['a release that expects something else', clerk, keptBy(clerk, { text: 'x' })],
  ['anybody, if it is no draft of ours', clerk, ['x']],
])('a draft does not come back to %s', async (_, session, kept) => {
  const page = await start(kept);
  page.claimKept(session);
  page.claimKept(clerk);
  expect(page.draft()).toBe('empty');
});

it('a draft is forgotten with the session', async () => {
  const page = await start(keptBy(clerk, 'x'));
  page.claimKept(clerk);
  page.forgetKept();
  page.claimKept(clerk);
  expect(page.draft()).toBe('empty');
});
