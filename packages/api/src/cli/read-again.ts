import { readAgain, type Unread } from '../features/intake/index.ts';
import { Facility } from '../model/facility.entity.ts';
import { openApp } from '../open-app.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

interface ReadAgainOptions {
  readonly unread: Unread;
  /** Null: every facility. */
  readonly facility: string | null;
}

const wanted = (unread: Unread): readonly string[] =>
  unread !== 'all' && 'documentIds' in unread ? unread.documentIds : [];

/**
 * Has documents read again that could not be read, and prints how many per facility.
 *
 * @returns the exit code: 0 only if every document that was named is read again.
 */
export const readAgainFor = async (config: Config, { unread, facility }: ReadAgainOptions): Promise<number> => {
  await using database = await openDatabase(config);
  await using app = await openApp({ config, databaseUrl: database.databaseUrl, name: 'read-again', isWorker: false });
  const facilities = await app.orm.em.fork().find(Facility, facility === null ? {} : { code: facility });
  const taken = new Set<string>();
  for (const { id, code } of facilities) {
    const ids = await readAgain(app, id, unread);
    for (const documentId of ids) taken.add(documentId);
    console.log(`${code}: ${ids.length} documents are read again.`);
  }
  const left = wanted(unread).filter((id) => !taken.has(id));
  for (const id of left) console.log(`  ${id} is not unread, was corrected by hand, or does not exist`);
  return left.length === 0 ? 0 : 1;
};
