import { createHash } from 'node:crypto';
import { access, constants, mkdir } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';

/** Hex SHA-256, the name that bytes are stored under. */
const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The bytes of received objects and attachments, each stored once per facility under its digest. */
export interface FileStore {
  /** Storing the same bytes again rewrites the same file: a write that was cut short is repaired by the next. */
  store(facilityId: string, bytes: Uint8Array): Promise<string>;
  /** @throws Error when the bytes are gone or no longer have their digest. */
  load(facilityId: string, digest: string): Promise<Uint8Array>;
}

/** The stored bytes are not those that were received. */
export class DamagedFileError extends Error {
  override name = 'DamagedFileError';
}

const keyOf = (facilityId: string, digest: string) => `${facilityId}/${digest.slice(0, 2)}/${digest}`;

/** @throws Error in one sentence when the folder cannot be written. */
export const openFileStore = async (folder: string): Promise<FileStore> => {
  try {
    await mkdir(folder, { recursive: true });
    await access(folder, constants.W_OK);
  } catch {
    throw new Error(
      `The folder for files, ${folder}, cannot be written. Set FILES, or MAILROOM_FOLDER, to one that can.`,
    );
  }
  const disk = new Disk(new FSDriver({ location: folder, visibility: 'private' }));
  return {
    async store(facilityId, bytes) {
      const digest = sha256(bytes);
      await disk.put(keyOf(facilityId, digest), bytes);
      return digest;
    },
    async load(facilityId, digest) {
      // As a stream: `getBytes` of the folder driver gives a small file with whatever its buffer pool held.
      const bytes = await buffer(await disk.getStream(keyOf(facilityId, digest)));
      if (sha256(bytes) !== digest) throw new DamagedFileError('The stored bytes no longer have their digest.');
      return bytes;
    },
  };
};
