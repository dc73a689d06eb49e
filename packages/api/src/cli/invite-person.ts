import type { Role } from '@mailroom/contracts';
import { invitePerson } from '../features/session/index.ts';
import { entities } from '../model/entities.ts';
import { openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

/** Where people reach Mailroom, as far as the configuration says so. */
const addressOf = ({ publicUrl, port }: Config): string => publicUrl ?? `http://localhost:${port}`;

interface Inviting {
  readonly config: Config;
  readonly databaseOwnerUrl: string | null;
  /** Its code. Null: of an empty database. */
  readonly facility: string | null;
  readonly role: Role;
}

/**
 * Makes a link that lets one person in. Its secret stands behind `#`, which browsers send to nobody.
 *
 * @throws Error in one sentence when the owner's address is not known, or there is no such facility.
 */
export const linkForPerson = async ({ config, databaseOwnerUrl, facility, role }: Inviting): Promise<string> => {
  if (databaseOwnerUrl === null) {
    throw new Error('People are invited as the owner of the tables: set DATABASE_OWNER_URL.');
  }
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  try {
    return new URL(`/invitation#${await invitePerson(orm, facility, role)}`, addressOf(config)).href;
  } finally {
    await orm.close();
  }
};

/** Prints a link that lets one person in. @returns the exit code. */
export const inviteFor = async (config: Config, facility: string | null, role: Role): Promise<number> => {
  await using database = await openDatabase(config);
  const link = await linkForPerson({
    config,
    databaseOwnerUrl: database.databaseOwnerUrl,
    facility,
    role,
  });
  console.log(`Open this within 24 hours; it works once:\n${link}`);
  return 0;
};
