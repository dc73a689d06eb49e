import { afterEach, beforeEach, expect, it, vi } from 'vitest';

// Without a page, what the hook says is what its store holds.
vi.mock('react', async (original) => ({
  ...(await original<object>()),
  useSyncExternalStore: (_: unknown, read: () => unknown) => read(),
}));

const reload = vi.fn<() => void>();
let storage: Map<string, string>;

beforeEach(() => {
  vi.useFakeTimers();
  storage = new Map();
  vi.stubGlobal('location', { reload });
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => storage.get(key) ?? null,
    setItem: (key: string, value: string) => storage.set(key, value),
    removeItem: (key: string) => storage.delete(key),
  });
  stubPage({});
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.resetModules();
  reload.mockClear();
});

/** A page in which somebody types, or over which something lies. */
const stubPage = ({ isTyping = false, isCovered = false, build = 'index-1.js' }) => {
  const field = { matches: () => isTyping };
  const overlays = isCovered ? [{ checkVisibility: () => true }] : [];
  vi.stubGlobal('document', {
    hasFocus: () => true,
    activeElement: field,
    querySelectorAll: () => overlays,
    querySelector: () => ({ src: build }),
  });
};

/** The page as it is after each load. */
const load = () => {
  vi.resetModules();
  return import('./newer-release.ts');
};

it('a page that nobody works in reloads once the announcement was read', async () => {
  const { noteNewerRelease } = await load();
  noteNewerRelease();
  vi.advanceTimersByTime(2500);
  expect(reload).not.toHaveBeenCalled();
  vi.advanceTimersByTime(60_000);
  expect(reload).toHaveBeenCalledTimes(1);
});

it.each([
  ['somebody types', { isTyping: true }],
  ['a dialog is open', { isCovered: true }],
])('while %s, the page waits', async (_, page) => {
  const { noteNewerRelease } = await load();
  stubPage(page);
  noteNewerRelease();
  vi.advanceTimersByTime(60_000);
  expect(reload).not.toHaveBeenCalled();
  stubPage({});
  vi.advanceTimersByTime(500);
  expect(reload).toHaveBeenCalledTimes(1);
});

it('while a feature has something under way, the page waits, and a person need not', async () => {
  const { noteNewerRelease, holdReloadWhile, reloadNow } = await load();
  const letGo = holdReloadWhile(() => true);
  noteNewerRelease();
  vi.advanceTimersByTime(60_000);
  expect(reload).not.toHaveBeenCalled();
  reloadNow();
  expect(reload).toHaveBeenCalledTimes(1);
  letGo();
  vi.advanceTimersByTime(500);
  expect(reload).toHaveBeenCalledTimes(2);
});

it.each([
  ['a build that reloaded itself in this tab does not do so again', ['index-1.js', 'index-1.js'], 1],
  ['the next build may reload itself as well', ['index-1.js', 'index-2.js'], 2],
  ['two servers that answer in turn do not play ball with a page', ['index-1.js', 'index-2.js', 'index-1.js'], 2],
])('%s', async (_, builds, times) => {
  for (const build of builds) {
    stubPage({ build });
    (await load()).noteNewerRelease();
    vi.advanceTimersByTime(60_000);
  }
  expect(reload).toHaveBeenCalledTimes(times);
});

it('where nothing can be noted, nothing reloads by itself', async () => {
  const { noteNewerRelease } = await load();
  vi.stubGlobal('sessionStorage', undefined);
  noteNewerRelease();
  vi.advanceTimersByTime(60_000);
  expect(reload).not.toHaveBeenCalled();
});

it.each([
  ['noteNewerRelease', 'stuck'],
  ['noteMissingPart', 'incomplete'],
] as const)('where what is typed cannot be kept, %s ends with %s and reloads nothing', async (note, said) => {
  const page = await load();
  const { claimKept } = await import('./keep-across-reload.ts');
  claimKept({ userId: 'somebody' });
  page[note]();
  storage.set = () => {
    throw new DOMException('The quota is exceeded', 'QuotaExceededError');
  };
  vi.advanceTimersByTime(60_000);
  expect(page.useRelease()).toBe(said);
  expect(reload).not.toHaveBeenCalled();
});
