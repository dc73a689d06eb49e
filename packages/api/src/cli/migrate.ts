import type { Config } from '../platform/process/config.ts';
import { RELEASE } from '../platform/process/release.ts';
import { type Database, openDatabase } from './open-database.ts';

const sentenceOf = ({ ran, isNewer }: Database): string => {
  if (isNewer) return `A newer release migrated the database; release ${RELEASE} runs on it, and nothing was changed.`;
  if (ran === null) return 'DATABASE_OWNER_URL is not set, so nothing was migrated; the database is at this release.';
  if (ran.length === 0) return 'The database was at this release; what the application may do was granted anew.';
  return `The database is at this release. Migrations that ran: ${ran.join(', ')}.`;
};

/**
 * Brings the database to this release, and says what was done and how it stands.
 *
 * @throws Error in one sentence when it does not stand as this release needs it.
 */
export const migrateDatabase = async (config: Config): Promise<number> => {
  await using database = await openDatabase(config);
  console.log(sentenceOf(database));
  return 0;
};
