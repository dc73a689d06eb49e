import { open, stat, truncate } from 'node:fs/promises';
import { z } from 'zod';

/** The place of an entry in its facility's chain, and the digest there. */
export interface Place {
  readonly position: number;
  readonly sha256: string;
}

/** What was read of the file, up to which byte. */
export interface KnownFile {
  /** Of the file that was read: one that was moved away is another one. Null: there was none. */
  inode: bigint | null;
  size: number;
  /** The last place of each facility, by its id. */
  readonly last: Map<string, Place>;
}

export const unknownFile = (): KnownFile => ({ inode: null, size: 0, last: new Map() });

const Line = z.object({
  entity: z.array(z.object({ detail: z.array(z.object({ type: z.string(), valueString: z.string() })).optional() })),
});

const noteLine = ({ last }: KnownFile, text: string): void => {
  const { entity } = Line.parse(JSON.parse(text));
  const details = entity.flatMap(({ detail = [] }) => detail).map(({ type, valueString }) => [type, valueString]);
  const { facilityId, position, sha256 } = z
    .object({ facilityId: z.string(), position: z.string(), sha256: z.string() })
    .parse(Object.fromEntries(details));
  last.set(facilityId, { position: Number(position), sha256 });
};

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

const statOf = (path: string) =>
  stat(path, { bigint: true }).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });

/** Notes the whole lines behind what is known. What broke off behind the last of them is cut: its writer was killed. */
const readOn = async (path: string, known: KnownFile, size: number): Promise<void> => {
  await using file = await open(path);
  let waiting: string | null = null;
  // A character for each byte: lengths are of bytes, and what is looked for is ASCII.
  for await (const line of file.readLines({ start: known.size, encoding: 'latin1', autoClose: false })) {
    if (waiting !== null) noteLine(known, waiting);
    waiting = line;
  }
  const { buffer } = await file.read({ buffer: Buffer.alloc(1), position: size - 1 });
  const isWhole = buffer.toString() === '\n';
  if (waiting !== null && isWhole) noteLine(known, waiting);
  known.size = isWhole ? size : size - (waiting ?? '').length;
  if (!isWhole) await truncate(path, known.size);
};

/** Reads what others wrote since, and all of a file that is another one than before. Nobody else writes meanwhile. */
export const readAuditFile = async (path: string, known: KnownFile): Promise<void> => {
  const there = await statOf(path);
  const size = Number(there?.size ?? 0);
  if (there?.ino !== known.inode || size < known.size) {
    known.last.clear();
    Object.assign(known, { inode: there?.ino ?? null, size: 0 });
  }
  if (size > known.size) await readOn(path, known, size);
};

/** Appends lines, and has them on the disk when it resolves; what was written of them by half is taken back where it can be. */
export const appendLines = async (path: string, known: KnownFile, lines: string): Promise<void> => {
  await using file = await open(path, 'a', 0o600);
  try {
    await file.appendFile(lines);
    await file.datasync();
  } catch (error) {
    await file.truncate(known.size).catch(() => {});
    throw error;
  }
};
