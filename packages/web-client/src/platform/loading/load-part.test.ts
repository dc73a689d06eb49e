import { afterEach, beforeEach, expect, it, vi } from 'vitest';

const noteNewerRelease = vi.fn<() => void>();
const noteMissingPart = vi.fn<() => void>();
vi.mock('../reload/newer-release.ts', () => ({ noteMissingPart, noteNewerRelease }));
// A file before this one may have loaded the module with what it really calls.
vi.resetModules();
const { loadPart } = await import('./load-part.ts');

beforeEach(() => {
  vi.stubGlobal('navigator', { onLine: true });
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  noteNewerRelease.mockClear();
  noteMissingPart.mockClear();
});

const gone = () => Promise.reject(new TypeError('Failed to fetch dynamically imported module'));

it('a part that is there is given', async () => {
  await expect(loadPart(() => Promise.resolve('part'))).resolves.toBe('part');
});

it('a part that the server has no more is a newer release, and its place waits', async () => {
  vi.stubGlobal('fetch', () => Promise.resolve(new Response()));
  const settled = vi.fn<() => void>();
  void loadPart(gone).then(settled, settled);
  await vi.waitFor(() => expect(noteNewerRelease).toHaveBeenCalledTimes(1));
  expect(settled).not.toHaveBeenCalled();
});

it('a part that the network keeps back comes when the network is back', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { querySelectorAll: () => [] });
  let isBack = false;
  const asked = vi.fn<() => Promise<Response>>(() =>
    isBack ? Promise.resolve(new Response()) : Promise.reject(new TypeError('Failed to fetch')),
  );
  vi.stubGlobal('fetch', asked);
  const part = loadPart(() => (isBack ? Promise.resolve('part') : gone()));
  await vi.advanceTimersByTimeAsync(10 * 60_000);
  // Ever more rarely, and never less than twice a minute.
  expect(asked.mock.calls.length).toBeGreaterThan(15);
  expect(asked.mock.calls.length).toBeLessThan(40);
  isBack = true;
  await vi.advanceTimersByTimeAsync(60_000);
  await expect(part).resolves.toBe('part');
  expect(noteNewerRelease).not.toHaveBeenCalled();
});

it('a part that the browser does not ask for again is said, and its place waits for the reload', async () => {
  vi.useFakeTimers();
  vi.stubGlobal('document', { querySelectorAll: () => [] });
  const answers = [Promise.reject(new TypeError('Failed to fetch')), Promise.resolve(new Response())];
  vi.stubGlobal('fetch', () => answers.shift());
  const settled = vi.fn<() => void>();
  void loadPart(gone).then(settled, settled);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(noteMissingPart).toHaveBeenCalledTimes(1);
  expect(noteNewerRelease).not.toHaveBeenCalled();
  expect(settled).not.toHaveBeenCalled();
});

it('while the browser knows that it is offline, nothing is asked for in vain', async () => {
  vi.stubGlobal('navigator', { onLine: false });
  const back = Promise.withResolvers<Response>();
  vi.stubGlobal('fetch', () => back.promise);
  const load = vi.fn<() => Promise<string>>(() => Promise.resolve('part'));
  const part = loadPart(load);
  await Promise.resolve();
  expect(load).not.toHaveBeenCalled();
  back.resolve(new Response());
  await expect(part).resolves.toBe('part');
});
