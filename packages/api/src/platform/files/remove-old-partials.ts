import { opendir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** No write takes this long: what is older was left by a process that was killed. */
const OLD_MILLISECONDS = 3_600_000;
/** More than killed processes leave; a start does not take longer for it. */
const MAX_REMOVED = 10_000;

const isOld = async (path: string): Promise<boolean> => {
  // Another process may finish or remove it in the meantime.
  const found = await stat(path).catch(() => null);
  return found !== null && Date.now() - found.mtimeMs > OLD_MILLISECONDS;
};

const namesIn = async (folder: string): Promise<string[]> => {
  const names: string[] = [];
  try {
    for await (const { name } of await opendir(folder)) {
      names.push(name);
      if (names.length === MAX_REMOVED) break;
    }
  } catch {
    // No folder, nothing in it.
  }
  return names;
};

/** Removes what writes that never ended left in the facilities' folders. */
export const removeOldPartials = async (folder: string): Promise<void> => {
  for (const facilityId of await namesIn(folder)) {
    const partials = join(folder, facilityId, 'partial');
    for (const name of await namesIn(partials)) {
      const path = join(partials, name);
      if (await isOld(path)) await rm(path, { force: true });
    }
  }
};
