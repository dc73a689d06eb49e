import { afterEach, beforeEach, expect, it, vi } from 'vitest';

/** A page of one tab: its modules start anew, the tab's storage stays. */
const openPage = async () => {
  vi.resetModules();
  return import('./drafts.ts');
};

const stored = new Map<string, string>();
/** Of the browser, for all its tabs. */
const shared = new Map<string, string>();
const onStorage: ((event: { key: string }) => void)[] = [];

beforeEach(() => {
  stored.clear();
  shared.clear();
  onStorage.length = 0;
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => shared.get(key) ?? null,
    setItem: (key: string, text: string) => void shared.set(key, text),
  });
  vi.stubGlobal('addEventListener', (_type: 'storage', listener: (event: { key: string }) => void) =>
    onStorage.push(listener),
  );
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
    removeItem: (key: string) => void stored.delete(key),
  });
});

afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

it('drafts come back to the person who typed them, after a reload and after the session ended', async () => {
  const first = await openPage();
  first.claimDrafts('anna');
  first.writeDraft('note/1', 'call the ward');
  first.leaveDrafts();
  expect(first.readDraft('note/1')).toBeUndefined();
  first.claimDrafts('anna');
  expect(first.readDraft('note/1')).toBe('call the ward');
  const second = await openPage();
  second.claimDrafts('anna');
  expect(second.readDraft('note/1')).toBe('call the ward');
});

it('nobody else is given them, and nothing of them stays behind', async () => {
  const first = await openPage();
  first.claimDrafts('anna');
  first.writeDraft('note/1', 'call the ward');
  first.leaveDrafts();
  first.claimDrafts('bert');
  expect(first.readDraft('note/1')).toBeUndefined();
  expect([...stored.values()]).toEqual([]);
});

it('signing out leaves nothing in the storage', async () => {
  const page = await openPage();
  page.claimDrafts('anna');
  page.writeDraft('note/1', 'call the ward');
  expect(stored.size).toBe(1);
  page.forgetDrafts();
  expect(stored.size).toBe(0);
});

it('signing out in one tab empties the others, also one that is asleep or is opened again', async () => {
  const [other] = [await openPage()];
  other.claimDrafts('anna');
  other.writeDraft('note/1', 'call the ward');
  const kept = new Map(stored);
  const page = await openPage();
  page.claimDrafts('anna');
  page.forgetDrafts();
  stored.clear();
  for (const [key, text] of kept) stored.set(key, text);
  for (const listener of onStorage) listener({ key: 'mailroom-signed-out-at' });
  expect(other.readDraft('note/1')).toBeUndefined();
  expect(stored.size).toBe(0);

  for (const [key, text] of kept) stored.set(key, text);
  const again = await openPage();
  again.claimDrafts('anna');
  expect(again.readDraft('note/1')).toBeUndefined();
  expect(stored.size).toBe(0);
});

it('what was saved or given up is no draft any more', async () => {
  const page = await openPage();
  page.claimDrafts('anna');
  page.writeDraft('note/1', 'call');
  page.writeDraft('note/1', undefined);
  expect(stored.size).toBe(0);
});

it('drafts are bounded in number and in size, and the oldest go first', async () => {
  const page = await openPage();
  page.claimDrafts('anna');
  for (let index = 0; index < 150; index += 1) page.writeDraft(`note/${index}`, 'x');
  expect(page.readDraft('note/49')).toBeUndefined();
  expect(page.readDraft('note/50')).toBe('x');
  page.writeDraft('note/large', 'y'.repeat(255_900));
  expect(page.readDraft('note/149')).toBeUndefined();
  expect(page.readDraft('note/large')).toHaveLength(255_900);
  expect([...stored.values()].join('').length).toBeLessThanOrEqual(256_000);
});

it('a draft of yesterday is not shown to anybody', async () => {
  vi.useFakeTimers();
  const page = await openPage();
  page.claimDrafts('anna');
  page.writeDraft('note/1', 'call the ward');
  vi.advanceTimersByTime(13 * 3_600_000);
  page.leaveDrafts();
  page.claimDrafts('anna');
  expect(page.readDraft('note/1')).toBeUndefined();
  expect(stored.size).toBe(0);
});
