import { randomUUID } from 'node:crypto';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Nobody but the user that Mailroom runs as. */
const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** Makes a new name in a folder outlast a loss of power. Windows opens no folder, and its file system does this by itself. */
export const syncFolder = async (path: string): Promise<void> => {
  if (process.platform === 'win32') return;
  await using folder = await open(path, 'r');
  await folder.sync();
};

/** Makes one folder; the one above it has to be there. */
export const makeFolder = async (path: string): Promise<void> => {
  try {
    await mkdir(path, { mode: FOLDER_MODE });
  } catch (error) {
    // What fs throws has a code; whatever else was thrown, a missing one reads as undefined.
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
};

type Content = Uint8Array | AsyncIterable<Uint8Array>;

const writeAll = async (path: string, bytes: Content): Promise<void> => {
  await using file = await open(path, 'wx', FILE_MODE);
  await file.writeFile(bytes);
  await file.sync();
};

/**
 * Writes a file that is whole or not there, whenever the process, the disk or the power fails: under another name in
 * `partialFolder`, which is of the same file system, synced, and only then under its own. What stood there is replaced.
 */
export const writeDurably = async (path: string, bytes: Content, partialFolder: string): Promise<void> => {
  const partial = join(partialFolder, randomUUID());
  try {
    await writeAll(partial, bytes);
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  await syncFolder(dirname(path));
};
