import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { writeDurably } from '../../platform/files/write-durably.ts';
import { type StoredForm, storedForm } from '../../platform/stored/stored-form.ts';

const NAME = 'prove-files.json';

/** How far stored files were compared: facilities are taken by their ids, and their files by their digests. */
const Position = z.strictObject({
  startedAt: z.iso.datetime(),
  facilityId: z.uuid(),
  /** The file that was compared last; empty before the first. */
  sha256: z.string(),
  files: z.int(),
  /** Files that were named already, so that the exit code of the last run is that of the whole. */
  wrong: z.int(),
});
export type Position = z.infer<typeof Position>;

const ByAttachments = z.strictObject({
  startedAt: z.iso.datetime(),
  facilityId: z.uuid(),
  attachmentId: z.uuid(),
  attachments: z.int(),
  wrong: z.int(),
});

/** As the file in the folder of files keeps it. What went by attachments begins its facility anew. */
export const PROVE_POSITION: StoredForm<Position, unknown> = storedForm('file prove-files', ByAttachments).next(
  Position,
  ({ startedAt, facilityId, wrong }) => ({ startedAt, facilityId, sha256: '', files: 0, wrong }),
);

/** Where an interrupted comparison goes on; null where there was none. @throws StoredFormError for a file that is none. */
export const readPosition = async (folder: string): Promise<Position | null> => {
  try {
    return PROVE_POSITION.read(JSON.parse(await readFile(join(folder, NAME), 'utf8')));
  } catch (error) {
    // What fs throws has a code; whatever else was thrown, a missing one reads as undefined.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
};

/** Keeps how far it came; whenever the process is killed, the file is the old or the new one. */
export const keepPosition = (folder: string, position: Position): Promise<void> => {
  const bytes = new TextEncoder().encode(`${JSON.stringify(PROVE_POSITION.write(position))}\n`);
  return writeDurably(join(folder, NAME), bytes, join(folder, 'partial'));
};

/** All of it was compared: the next run begins anew. */
export const dropPosition = (folder: string): Promise<void> => rm(join(folder, NAME), { force: true });
