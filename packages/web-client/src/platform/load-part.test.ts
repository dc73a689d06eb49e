import { afterEach, expect, it, vi } from 'vitest';

const noteNewerRelease = vi.fn<() => void>();
vi.mock('./newer-release.ts', () => ({ noteNewerRelease }));
const { loadPart } = await import('./load-part.ts');

afterEach(() => {
  vi.unstubAllGlobals();
  noteNewerRelease.mockClear();
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

it('a part that the network keeps back is a failure', async () => {
  vi.stubGlobal('fetch', () => Promise.reject(new TypeError('Failed to fetch')));
  await expect(loadPart(gone)).rejects.toThrow('dynamically imported');
  expect(noteNewerRelease).not.toHaveBeenCalled();
});
