import { createHash } from 'node:crypto';
import { type FileHandle, open, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Log } from '../process/log.ts';
import type { Metrics } from '../process/metrics.ts';
import { blobOf, inPieces } from '../process/pieces.ts';
import { isFolderOf } from './files-folder.ts';
import { removeOldPartials } from './remove-old-partials.ts';
import { makeFolder, syncFolder, writeDurably } from './write-durably.ts';

/** Hex SHA-256, the name that bytes are stored under. */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The same of what may be large, piece by piece: others are served in between. */
const sha256OfPieces = async (pieces: AsyncIterable<Uint8Array>, see = (_piece: Uint8Array) => {}): Promise<string> => {
  const hash = createHash('sha256');
  for await (const piece of pieces) {
    hash.update(piece);
    see(piece);
  }
  return hash.digest('hex');
};

/** A stored file whose bytes were compared with their digest, still open: what is streamed is what was compared. */
export interface VerifiedFile extends AsyncDisposable {
  readonly sizeBytes: number;
  stream(): Readable;
}

/** How a stored file stands. */
type FileCondition = 'whole' | 'missing' | 'damaged';

/** The bytes of received objects and attachments, each stored once per facility under its digest. */
export interface FileStore {
  /** Bytes that are there already are not written again; a file of other bytes in their place is replaced. Durable once it resolves. */
  store(facilityId: string, bytes: Blob | Uint8Array<ArrayBuffer>): Promise<string>;
  /** @throws MissingFileError or DamagedFileError. */
  load(facilityId: string, digest: string): Promise<Uint8Array>;
  /**
   * The same for a file that may be large, of which 64 kB at a time are held. `see` is given each piece as it is compared.
   *
   * @throws MissingFileError or DamagedFileError.
   */
  openVerified(facilityId: string, digest: string, see?: (piece: Uint8Array) => void): Promise<VerifiedFile>;
  /** Whether there is a file under this digest; says nothing of what stands in it. */
  isKept(facilityId: string, digest: string): Promise<boolean>;
  /**
   * Takes a file away for good. One that is gone already is no trouble.
   *
   * @throws Error of the disk, or MissingFileError where the folder is not there: that says nothing of the files in it.
   */
  remove(facilityId: string, digest: string): Promise<void>;
  /** Compares a stored file with its digest. */
  check(facilityId: string, digest: string): Promise<FileCondition>;
  /** Whether the folder is there: a disk may be unmounted while Mailroom runs. */
  isThere(): Promise<boolean>;
}

/** The stored bytes are not those that were received. */
export class DamagedFileError extends Error {
  override name = 'DamagedFileError';
}

/** The stored bytes are not there, or out of reach: a disk that is not mounted, a backup not yet restored. They may come back. */
export class MissingFileError extends Error {
  override name = 'MissingFileError';
}

/** Whatever keeps a file from being read says nothing of what stands in it. */
const readable = async <Result>(read: Promise<Result>): Promise<Result> => {
  try {
    return await read;
  } catch (cause) {
    throw new MissingFileError('The stored bytes cannot be read.', { cause });
  }
};

const assertWhole = (found: string, digest: string): void => {
  if (found !== digest) throw new DamagedFileError('The stored bytes no longer have their digest.');
};

/** Opened without an encoding: the pieces are bytes. */
const piecesOf = (file: FileHandle): AsyncIterable<Buffer> => file.createReadStream({ start: 0, autoClose: false });

const openVerified = async (path: string, digest: string, see = (_piece: Uint8Array) => {}): Promise<VerifiedFile> => {
  const file = await readable(open(path, 'r'));
  try {
    const { size } = await readable(file.stat());
    assertWhole(await readable(sha256OfPieces(piecesOf(file), see)), digest);
    return {
      sizeBytes: size,
      stream: () => file.createReadStream({ start: 0, autoClose: false }),
      [Symbol.asyncDispose]: () => file.close(),
    };
  } catch (error) {
    await file.close();
    throw error;
  }
};

const isKept = async (path: string): Promise<boolean> => {
  try {
    await stat(path);
    return true;
  } catch (error) {
    // What fs throws has a code; whatever else was thrown, a missing one reads as undefined.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
};

const check = async (path: string, digest: string): Promise<FileCondition> => {
  try {
    await using _ = await openVerified(path, digest);
    return 'whole';
  } catch (error) {
    if (error instanceof MissingFileError) return 'missing';
    if (error instanceof DamagedFileError) return 'damaged';
    throw error;
  }
};

const load = async (path: string, digest: string): Promise<Uint8Array> => {
  const bytes = await readable(readFile(path));
  assertWhole(sha256(bytes), digest);
  return bytes;
};

/** Where a file lies, below the folder of files. */
export const pathOfFile = (facilityId: string, digest: string): string => join(facilityId, digest.slice(0, 2), digest);

interface FileStoreOptions {
  /** Claimed, see files-folder.ts. */
  readonly folder: string;
  readonly installationId: string;
  readonly log: Pick<Log, 'error' | 'warn'>;
  readonly metrics: Pick<Metrics, 'fileTroubles'>;
}

/** Opens the folder of this installation's files, and removes what killed processes left in it. */
export const openFileStore = async ({ folder, installationId, log, metrics }: FileStoreOptions): Promise<FileStore> => {
  await removeOldPartials(folder);
  const pathOf = (facilityId: string, digest: string) => join(folder, pathOfFile(facilityId, digest));
  const partialsOf = (facilityId: string) => join(folder, facilityId, 'partial');
  const isThere = () => isFolderOf(folder, installationId);
  /** Folders whose names were synced by this process: at most 256 of each facility. */
  const durable = new Set<string>();

  const makeFolders = async (facilityId: string, path: string): Promise<void> => {
    const bytesFolder = dirname(path);
    if (durable.has(bytesFolder)) return;
    for (const made of [dirname(bytesFolder), bytesFolder, partialsOf(facilityId)]) await makeFolder(made);
    for (const above of [dirname(bytesFolder), folder]) await syncFolder(above);
    durable.add(bytesFolder);
  };

  /** Counts and tells what is wrong with a file that is asked for. */
  const reported = async <Result>(
    read: Promise<Result>,
    file: { facilityId: string; digest: string },
  ): Promise<Result> => {
    try {
      return await read;
    } catch (error) {
      const trouble = error instanceof MissingFileError ? 'missing' : 'damaged';
      metrics.fileTroubles.inc({ trouble });
      log.error({ ...file, err: error }, `a stored file is ${trouble}`);
      throw error;
    }
  };

  const write = async (facilityId: string, path: string, bytes: Blob): Promise<void> => {
    try {
      await writeDurably(path, inPieces(bytes), partialsOf(facilityId));
    } catch (error) {
      // Somebody may have taken the folders away; the next write looks again.
      durable.clear();
      throw error;
    }
  };

  return {
    async store(facilityId, stored) {
      const bytes = blobOf(stored);
      const digest = await sha256OfPieces(inPieces(bytes));
      const path = pathOf(facilityId, digest);
      // Where a disk was unmounted, its folder is still there, and would take what nobody finds again.
      if (!(await isThere())) throw new MissingFileError('The folder for files is not there.');
      await makeFolders(facilityId, path);
      const found = await check(path, digest);
      if (found === 'damaged') log.warn({ facilityId, digest }, 'a stored file was damaged and is replaced');
      // Whoever wrote it may not have come to sync its name.
      if (found === 'whole') await syncFolder(dirname(path));
      else await write(facilityId, path, bytes);
      return digest;
    },
    load: (facilityId, digest) => reported(load(pathOf(facilityId, digest), digest), { facilityId, digest }),
    openVerified: (facilityId, digest, see) =>
      reported(openVerified(pathOf(facilityId, digest), digest, see), { facilityId, digest }),
    isKept: (facilityId, digest) => isKept(pathOf(facilityId, digest)),
    async remove(facilityId, digest) {
      const path = pathOf(facilityId, digest);
      await rm(path, { force: true });
      if (!(await isThere())) throw new MissingFileError('The folder for files is not there.');
      if (await isKept(dirname(path))) await syncFolder(dirname(path));
    },
    check: (facilityId, digest) => check(pathOf(facilityId, digest), digest),
    isThere,
  };
};
