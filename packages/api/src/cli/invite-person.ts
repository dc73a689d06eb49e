import type { HospitalRole } from '@mailroom/contracts';
import { invitePerson, invitePersonBack } from '../features/session/index.ts';
import { entities } from '../model/entities.ts';
import { type Orm, openOrm } from '../platform/database/orm.ts';
import type { Config } from '../platform/process/config.ts';
import { openDatabase } from './open-database.ts';

/** Where people reach Mailroom, as far as the configuration says so. */
const addressOf = ({ publicUrl, port }: Config): string => publicUrl ?? `http://localhost:${port}`;

interface Inviting {
  readonly config: Config;
  readonly databaseOwnerUrl: string | null;
  /** Answers the secret of a link. */
  readonly invite: (owner: Orm) => Promise<string>;
}

/**
 * Makes a link that lets one person in. Its secret stands behind `#`, which browsers send to nobody.
 *
 * @throws Error in one sentence when the owner's address is not known, and whatever `invite` throws.
 */
export const linkForPerson = async ({ config, databaseOwnerUrl, invite }: Inviting): Promise<string> => {
  if (databaseOwnerUrl === null) {
    throw new Error('People are invited as the owner of the tables: set DATABASE_OWNER_URL.');
  }
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  try {
    return new URL(`/invitation#${await invite(orm)}`, addressOf(config)).href;
  } finally {
    await orm.close();
  }
};

const printLink = async (config: Config, invite: Inviting['invite']): Promise<number> => {
  await using database = await openDatabase(config);
  const link = await linkForPerson({ config, databaseOwnerUrl: database.databaseOwnerUrl, invite });
  console.log(`Open this within 24 hours; it works once:\n${link}`);
  return 0;
};

/** Prints a link that lets one person in; without a facility, an operator of the installation. @returns the exit code. */
export const inviteFor = (config: Config, facility: string | null, role: HospitalRole): Promise<number> =>
  printLink(config, (owner) => invitePerson(owner, facility, role));

/** Prints a link by which somebody chooses password and authenticator anew. @returns the exit code. */
export const inviteBack = (config: Config, login: string): Promise<number> =>
  printLink(config, (owner) => invitePersonBack(owner, login));
