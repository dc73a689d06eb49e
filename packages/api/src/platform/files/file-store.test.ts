import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs, { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { openMetrics } from '../process/metrics.ts';
import { openFileStore } from './file-store.ts';
import { claimFolder } from './files-folder.ts';

const FACILITY = 'f';
const bytesOf = (text: string) => new TextEncoder().encode(text);
const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const INSTALLATION = '0193a1c0-0000-7000-8000-000000000000';

const open = async (folder: string, log = { warn: (_said: unknown) => {}, error: () => {} }) => {
  await claimFolder(folder, { installationId: INSTALLATION, paths: [] });
  return await openFileStore({ folder, installationId: INSTALLATION, log, metrics: openMetrics() });
};

const openFolder = async () => {
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-store-'));
  const said: unknown[] = [];
  const log = { warn: (details: unknown) => void said.push(details), error: () => {} };
  return {
    folder,
    said,
    files: await open(folder, log),
    log,
    pathOf: (digest: string) => join(folder, FACILITY, digest.slice(0, 2), digest),
    partials: () => readdir(join(folder, FACILITY, 'partial')),
    [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }),
  };
};

/** Every call that changes the disk or makes a change last, in its order, with paths as the folder knows them. */
const recordCalls = async (folder: string, run: () => Promise<unknown>): Promise<string[]> => {
  const calls: string[] = [];
  const named = (path: unknown) => relative(folder, String(path)).replace(/partial\/.*/, 'partial/<partial>') || '.';
  const real = { open: fs.open, rename: fs.rename, mkdir: fs.mkdir };
  vi.spyOn(fs, 'mkdir').mockImplementation(async (...args) => {
    calls.push(`mkdir ${named(args[0])}`);
    return real.mkdir(...args);
  });
  vi.spyOn(fs, 'rename').mockImplementation(async (...args) => {
    calls.push(`rename ${named(args[0])} ${named(args[1])}`);
    return real.rename(...args);
  });
  vi.spyOn(fs, 'open').mockImplementation(async (...args) => {
    const file = await real.open(...args);
    const { sync, writeFile: write } = file;
    file.sync = () => (calls.push(`sync ${named(args[0])}`), sync.call(file));
    file.writeFile = (...written) => (calls.push(`write ${named(args[0])}`), write.apply(file, written));
    return file;
  });
  syncBuiltinESMExports();
  try {
    await run();
    return calls;
  } finally {
    vi.restoreAllMocks();
    syncBuiltinESMExports();
  }
};

it('bytes are written beside, synced, renamed, and the names of file and folders are synced', async () => {
  await using store = await openFolder();
  const bytes = bytesOf('a letter');
  const digest = digestOf(bytes);
  const place = `${FACILITY}/${digest.slice(0, 2)}`;
  expect(await recordCalls(store.folder, () => store.files.store(FACILITY, bytes))).toEqual([
    `mkdir ${FACILITY}`,
    `mkdir ${place}`,
    `mkdir ${FACILITY}/partial`,
    `sync ${FACILITY}`,
    'sync .',
    `write ${FACILITY}/partial/<partial>`,
    `sync ${FACILITY}/partial/<partial>`,
    `rename ${FACILITY}/partial/<partial> ${place}/${digest}`,
    `sync ${place}`,
  ]);
  expect(await store.partials()).toEqual([]);
});

it('bytes that are there already are not written again, and are durable all the same', async () => {
  await using store = await openFolder();
  const bytes = bytesOf('a letter');
  const digest = await store.files.store(FACILITY, bytes);
  const { ino, mtimeMs } = await stat(store.pathOf(digest));
  const calls = await recordCalls(store.folder, () => store.files.store(FACILITY, bytes));
  expect(calls).toEqual([`sync ${FACILITY}/${digest.slice(0, 2)}`]);
  expect(await stat(store.pathOf(digest))).toMatchObject({ ino, mtimeMs });
});

it.each(['cut', 'a lettre', ''])('a stored file that holds %j instead is replaced, and told', async (wrong) => {
  await using store = await openFolder();
  const bytes = bytesOf('a letter');
  const digest = await store.files.store(FACILITY, bytes);
  await writeFile(store.pathOf(digest), wrong);
  await expect(store.files.load(FACILITY, digest)).rejects.toThrow('no longer have their digest');
  expect(await store.files.check(FACILITY, digest)).toBe('damaged');
  await store.files.store(FACILITY, bytes);
  expect(await store.files.load(FACILITY, digest)).toEqual(Buffer.from(bytes));
  expect(store.said).toEqual([{ facilityId: FACILITY, digest }]);
});

it('files are 0600 in folders 0700', async () => {
  await using store = await openFolder();
  const digest = await store.files.store(FACILITY, bytesOf('a letter'));
  const folders = [join(store.folder, FACILITY), join(store.pathOf(digest), '..')];
  const modeOf = async (path: string) => (await stat(path)).mode & 0o777;
  expect(await Promise.all(folders.map(modeOf))).toEqual([0o700, 0o700]);
  expect(await modeOf(store.pathOf(digest))).toBe(0o600);
});

it('whoever reads while bytes are stored finds all of them or nothing', async () => {
  await using store = await openFolder();
  const bytes = new Uint8Array(12_000_000).fill(7);
  const digest = digestOf(bytes);
  const storing = { isOver: false };
  const stored = store.files.store(FACILITY, bytes).finally(() => Object.assign(storing, { isOver: true }));
  const seen = new Set<number>();
  while (!storing.isOver) seen.add((await stat(store.pathOf(digest)).catch(() => ({ size: 0 }))).size);
  await stored;
  expect([...seen].filter((size) => size !== 0 && size !== bytes.byteLength)).toEqual([]);
  expect(await store.partials()).toEqual([]);
});

it('a large file is compared and streamed in pieces, from the file that was compared', async () => {
  await using store = await openFolder();
  const bytes = new Uint8Array(300_000).map((_, n) => n % 251);
  const digest = await store.files.store(FACILITY, bytes);
  const seen: number[] = [];
  await using file = await store.files.openVerified(FACILITY, digest, (piece) => void seen.push(piece.byteLength));
  await rm(store.pathOf(digest));
  await writeFile(store.pathOf(digest), 'another');
  expect(file.sizeBytes).toBe(300_000);
  expect(Math.max(...seen)).toBeLessThanOrEqual(65_536);
  expect(digestOf(await buffer(file.stream()))).toBe(digest);
});

it('a file that is not there is missing, and not damaged', async () => {
  await using store = await openFolder();
  const digest = digestOf(bytesOf('never stored'));
  expect(await store.files.check(FACILITY, digest)).toBe('missing');
  await expect(store.files.load(FACILITY, digest)).rejects.toThrow('The stored bytes cannot be read.');
});

it('what killed processes left is removed at start, once it is old', async () => {
  await using store = await openFolder();
  await store.files.store(FACILITY, bytesOf('a letter'));
  const partial = (name: string) => join(store.folder, FACILITY, 'partial', name);
  await writeFile(partial('old'), 'half');
  await writeFile(partial('young'), 'half');
  const twoHoursAgo = Date.now() / 1000 - 7200;
  await utimes(partial('old'), twoHoursAgo, twoHoursAgo);
  await open(store.folder, store.log);
  expect(await store.partials()).toEqual(['young']);
});

/** A disk of 4 MB, which only root may make. */
const mountSmallDisk = async (): Promise<(AsyncDisposable & { folder: string }) | null> => {
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-small-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'ignore' });
  } catch {
    await rm(folder, { recursive: true });
    return null;
  }
  return {
    folder,
    async [Symbol.asyncDispose]() {
      execFileSync('umount', [folder]);
      await rm(folder, { recursive: true });
    },
  };
};

it('a full disk refuses new bytes, leaves stored ones whole and nothing of the others', async ({ skip }) => {
  await using disk = await mountSmallDisk();
  if (disk === null) {
    skip('This test did not run: it needs a user who may mount a small disk.');
    return;
  }
  const files = await open(disk.folder);
  const original = new Uint8Array(2_000_000).fill(1);
  const digest = await files.store(FACILITY, original);
  const other = new Uint8Array(3_000_000).fill(2);
  await expect(files.store(FACILITY, other)).rejects.toMatchObject({ code: 'ENOSPC' });
  expect(await files.check(FACILITY, digestOf(other))).toBe('missing');
  // The same bytes again, on the full disk: the fault that once cut an original in half for good.
  const filler = await fs.open(join(disk.folder, 'filler'), 'w');
  await expect(filler.writeFile(new Uint8Array(4_000_000))).rejects.toMatchObject({ code: 'ENOSPC' });
  await filler.close();
  await files.store(FACILITY, original);
  expect(await files.check(FACILITY, digest)).toBe('whole');
  expect(await readdir(join(disk.folder, FACILITY, 'partial'))).toEqual([]);
});
