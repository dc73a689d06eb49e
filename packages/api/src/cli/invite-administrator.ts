import { inviteAdministrator } from '../features/session/index.ts';
import { entities } from '../model/entities.ts';
import { openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

/** Where people reach Mailroom, as far as the configuration says so. */
const addressOf = ({ publicUrl, port }: Config): string => publicUrl ?? `http://localhost:${port}`;

interface Inviting {
  readonly config: Config;
  readonly databaseOwnerUrl: string | null;
  /** Null: of an empty database. */
  readonly facility: string | null;
}

/**
 * Makes a link that lets an administrator in. Its secret stands behind `#`, which browsers send to nobody.
 *
 * @throws Error in one sentence when the owner's address is not known, or there is no such facility.
 */
export const linkForAdministrator = async ({ config, databaseOwnerUrl, facility }: Inviting): Promise<string> => {
  if (databaseOwnerUrl === null) {
    throw new Error('Administrators are invited as the owner of the tables: set DATABASE_OWNER_URL.');
  }
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  try {
    return new URL(`/invitation#${await inviteAdministrator(orm, facility)}`, addressOf(config)).href;
  } finally {
    await orm.close();
  }
};

/** Prints a link that lets an administrator in. @returns the exit code. */
export const inviteAdministratorFor = async (config: Config, facility: string | null): Promise<number> => {
  await using database = await openDatabase(config);
  const link = await linkForAdministrator({ config, databaseOwnerUrl: database.databaseOwnerUrl, facility });
  console.log(`Open this within 24 hours; it works once:\n${link}`);
  return 0;
};
