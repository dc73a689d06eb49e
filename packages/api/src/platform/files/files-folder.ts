import { access, chmod, constants, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { makeFolder, writeDurably } from './write-durably.ts';

/** The file that says whose folder it is. */
const MARKER = 'installation';

const isNotThere = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ENOTDIR');

/** What is read, or null where it is not there. Whatever else keeps it from being read is no sign that it is missing. */
const ifThere = async <T>(reading: Promise<T>): Promise<T | null> => {
  try {
    return await reading;
  } catch (error) {
    if (isNotThere(error)) return null;
    throw error;
  }
};

/** The id that stands in a folder's marker; null where there is none, or no folder. */
const readMarker = async (folder: string): Promise<string | null> =>
  (await ifThere(readFile(join(folder, MARKER), 'utf8')))?.trim() ?? null;

/** Whether the folder can be read and is this installation's: an unmounted disk leaves an empty folder behind. */
export const isFolderOf = async (folder: string, installationId: string): Promise<boolean> =>
  (await readMarker(folder).catch(() => null)) === installationId;

/** @throws Error in one sentence when the folder cannot be written, or one that is not there could not be made. */
export const assertWritable = async (folder: string): Promise<void> => {
  for (let at = folder; ; at = dirname(at)) {
    const found = await stat(at).catch(() => null);
    if (found === null && at !== dirname(at)) continue;
    if (
      found?.isDirectory() &&
      (await access(at, constants.W_OK).then(
        () => true,
        () => false,
      ))
    )
      return;
    throw new Error(
      `The folder for files, ${folder}, cannot be written. Set FILES, or MAILROOM_FOLDER, to one that can.`,
    );
  }
};

/** Makes the folder if need be, and marks it as this installation's, whatever it holds. */
export const adoptFolder = async (folder: string, installationId: string): Promise<void> => {
  // The folder around it may hold the database too, whose user has to come in.
  await mkdir(dirname(folder), { recursive: true });
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await stat(folder)).uid === process.getuid?.()) await chmod(folder, 0o700);
  const partials = join(folder, 'partial');
  await makeFolder(partials);
  await writeDurably(join(folder, MARKER), new TextEncoder().encode(`${installationId}\n`), partials);
};

/** What a file system puts there by itself, or a start that was killed. */
const isOfNobody = (name: string): boolean => name.startsWith('.') || name === 'lost+found' || name === 'partial';

/** Names in a folder; null where there is none. */
const namesIn = async (folder: string): Promise<string[] | null> =>
  (await ifThere(readdir(folder)))?.filter((name) => !isOfNobody(name)) ?? null;

/** A file that the ledger names, below the folder. */
const isThere = async (folder: string, path: string): Promise<boolean> =>
  (await ifThere(stat(join(folder, path))))?.isFile() ?? false;

interface Installation {
  readonly installationId: string;
  /** Files that the ledger names, below the folder: a few of the newest, none only where the ledger is empty. */
  readonly paths: readonly string[];
}

const assertHolds = async (
  folder: string,
  names: readonly string[] | null,
  paths: readonly string[],
): Promise<void> => {
  if (paths.length === 0) {
    if (names === null || names.length === 0) return;
    throw new Error(
      `The folder for files, ${folder}, holds other files, and the ledger is empty. Is FILES the right one?`,
    );
  }
  const help = 'Is FILES right, and its disk mounted? If it is, run `npm run mailroom -- adopt-files`.';
  if (names === null)
    throw new Error(`The folder for files, ${folder}, is not there, and the ledger names files. ${help}`);
  const found = await Promise.all(paths.map((path) => isThere(folder, path)));
  const missing = found.filter((isFound) => !isFound).length;
  if (missing > 0) {
    throw new Error(
      `The folder for files, ${folder}, lacks ${missing} of the ${paths.length} newest files of the ledger. ${help}`,
    );
  }
};

/**
 * Takes a folder for this installation's files: one that is marked so, or one without a mark that plainly is. A folder that
 * is wrong, or not mounted, would take new files and lack the old ones.
 *
 * @throws Error in one sentence when it is another's, or is not there although the ledger names files.
 */
export const claimFolder = async (folder: string, { installationId, paths }: Installation): Promise<void> => {
  await assertWritable(folder);
  // In this order: several processes start at once, and what another one writes it writes after its mark.
  const names = await namesIn(folder);
  const marker = await readMarker(folder);
  if (marker === installationId) return;
  if (marker !== null) {
    throw new Error(
      `The folder for files, ${folder}, belongs to another installation of Mailroom. Set FILES to this one's.`,
    );
  }
  await assertHolds(folder, names, paths);
  await adoptFolder(folder, installationId);
};
