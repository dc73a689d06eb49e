import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { adoptFolder, claimFolder, isFolderOf } from './files-folder.ts';

const OURS = '0193a1c0-0000-7000-8000-000000000001';
const ANOTHER = '0193a1c0-0000-7000-8000-000000000002';
const FILES = ['f/aa/aa1', 'f/bb/bb2'];

const openPlace = async () => {
  const place = await mkdtemp(join(tmpdir(), 'mailroom-place-'));
  const folder = join(place, 'files');
  return {
    folder,
    claim: (paths: readonly string[] = []) => claimFolder(folder, { installationId: OURS, paths }),
    async hold(paths: readonly string[]) {
      for (const path of paths) {
        await mkdir(join(folder, path, '..'), { recursive: true });
        await writeFile(join(folder, path), '');
      }
    },
    [Symbol.asyncDispose]: () => rm(place, { recursive: true }),
  };
};

it('for an empty ledger a folder is made, or an empty one taken, and marked', async () => {
  await using place = await openPlace();
  await place.claim();
  expect(await isFolderOf(place.folder, OURS)).toBe(true);
  expect((await stat(place.folder)).mode & 0o777).toBe(0o700);
  await place.claim(FILES);
  await rm(place.folder, { recursive: true });
  await mkdir(join(place.folder, 'lost+found'), { recursive: true });
  await place.claim();
  expect(await isFolderOf(place.folder, OURS)).toBe(true);
});

it('an empty ledger does not take a folder that holds something', async () => {
  await using place = await openPlace();
  await place.hold(FILES);
  await expect(place.claim()).rejects.toThrow(/holds other files, and the ledger is empty\. Is FILES the right one\?$/);
  expect(await isFolderOf(place.folder, OURS)).toBe(false);
});

it('processes that start together each take the empty folder, whichever of them marks it', async () => {
  await using place = await openPlace();
  const claims: Promise<void>[] = [];
  let running = 0;
  const claim = async () => {
    running += 1;
    await place.claim();
    running -= 1;
  };
  const first = claim().then(() => 'marked' as const);
  // At every moment of the first one's way another begins, a few at a time: a process has only so many files open.
  while ((await Promise.race([first, new Promise((next) => setImmediate(next, 'not yet'))])) !== 'marked') {
    if (running < 32) claims.push(claim());
  }
  await Promise.all(claims);
  expect(claims.length).toBeGreaterThan(1);
  expect(await isFolderOf(place.folder, OURS)).toBe(true);
});

it('a mark that cannot be read is not taken for one that is missing', async () => {
  await using place = await openPlace();
  await mkdir(join(place.folder, 'installation'), { recursive: true });
  await expect(place.claim()).rejects.toThrow(/EISDIR/);
  expect(await isFolderOf(place.folder, OURS)).toBe(false);
});

it('a folder without a mark is adopted once, if all the files that are asked for lie there', async () => {
  await using place = await openPlace();
  await place.hold(FILES.slice(1));
  await expect(place.claim(FILES)).rejects.toThrow(/lacks 1 of the 2 newest files of the ledger\. .*adopt-files/);
  await place.hold(FILES);
  await place.claim(FILES);
  expect(await isFolderOf(place.folder, OURS)).toBe(true);
});

it('a folder that is not there is not made where the ledger names files', async () => {
  await using place = await openPlace();
  await expect(place.claim(FILES)).rejects.toThrow(/is not there, and the ledger names files\. .* mounted\?/);
  expect(await readdir(join(place.folder, '..'))).toEqual([]);
});

it('the folder of another installation is refused, and whoever knows better may take it', async () => {
  await using place = await openPlace();
  await adoptFolder(place.folder, ANOTHER);
  await expect(place.claim()).rejects.toThrow(/belongs to another installation of Mailroom/);
  await adoptFolder(place.folder, OURS);
  await place.claim(FILES);
});

it('a folder that cannot be written is one sentence', async () => {
  await using place = await openPlace();
  await writeFile(place.folder, '');
  await expect(place.claim()).rejects.toThrow(
    `The folder for files, ${place.folder}, cannot be written. Set FILES, or MAILROOM_FOLDER, to one that can.`,
  );
});
