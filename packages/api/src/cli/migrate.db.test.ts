import { expect, inject, it, vi } from 'vitest';
import { migrations } from '../../migrations/index.ts';
import { openTestDatabase, type TestDatabase } from '../../test/open-test-database.ts';
import { createEmpty, dropDatabase, withDatabase } from '../../test/scratch-database.ts';
import { schemaStands } from '../platform/database/schema-stands.ts';
import { readConfig } from '../platform/process/config.ts';
import { RELEASE } from '../platform/process/release.ts';
import { migrateDatabase } from './migrate.ts';
import { openDatabase } from './open-database.ts';

const NAMES = migrations.map(({ name }) => name);

/** The command as somebody runs it: what it prints, or the sentence it ends with. */
const run = async (addresses: { databaseUrl: string; databaseOwnerUrl?: string }): Promise<string> => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    const { databaseUrl: DATABASE_URL, databaseOwnerUrl: DATABASE_OWNER_URL } = addresses;
    const exitCode = await migrateDatabase(readConfig({ DATABASE_URL, DATABASE_OWNER_URL }));
    return `${printed.mock.calls.flat().join('\n')} [${exitCode}]`;
  } catch (error) {
    return String(error);
  } finally {
    printed.mockRestore();
  }
};

const openEmpty = async () => {
  const postgres = inject('postgres');
  const name = await createEmpty(postgres);
  return {
    databaseUrl: withDatabase(postgres.databaseUrl, name),
    databaseOwnerUrl: withDatabase(postgres.databaseOwnerUrl, name),
    [Symbol.asyncDispose]: () => dropDatabase(postgres, name),
  };
};

/** What a newer release leaves behind: a migration that this one does not know, and the oldest release that runs on it. */
const migrateAsNewer = ({ asSuperuser }: TestDatabase, oldestRelease: string) =>
  asSuperuser(async (client) => {
    await client.query("insert into mikro_orm_migrations (name, executed_at) values ('9999-newer', now())");
    await client.query('update installation set oldest_release = $1', [oldestRelease]);
    await client.query('create table newer (id int); grant delete on newer to mailroom_app');
  });

it('two migrations at once wait for each other, and each statement runs once', async () => {
  await using empty = await openEmpty();
  const config = readConfig({ DATABASE_URL: empty.databaseUrl, DATABASE_OWNER_URL: empty.databaseOwnerUrl });
  const [one, other] = await Promise.all([openDatabase(config), openDatabase(config)]);
  expect([one.ran, other.ran]).toEqual(expect.arrayContaining([NAMES, []]));
});

it('without its owner an empty database is not said to be well', async () => {
  await using empty = await openEmpty();
  const { databaseUrl } = empty;
  expect(await run({ databaseUrl })).toBe(
    'Error: The database was never migrated. Run `npm run mailroom -- migrate` with DATABASE_OWNER_URL.',
  );
});

it('without its owner a database of this release is only looked at', async () => {
  await using database = await openTestDatabase();
  const { databaseUrl } = database;
  expect(await run({ databaseUrl })).toBe(
    'DATABASE_OWNER_URL is not set, so nothing was migrated; the database is at this release. [0]',
  );
  await database.asSuperuser((client) => client.query("delete from mikro_orm_migrations where name = '0009-reading'"));
  const older =
    'The database is older than this release: it lacks 0009-reading. Run `npm run mailroom -- migrate` with DATABASE_OWNER_URL.';
  expect(await run({ databaseUrl })).toBe(`Error: ${older}`);
  expect(await schemaStands(database.orm)).toEqual({ stands: false, because: older });
});

it('a database of a newer release on which this one runs is left as it is', async () => {
  await using database = await openTestDatabase();
  await migrateAsNewer(database, RELEASE);
  expect(await run(database)).toBe(
    `A newer release migrated the database; release ${RELEASE} runs on it, and nothing was changed. [0]`,
  );
  const { rows } = await database.asSuperuser((client) =>
    client.query("select has_table_privilege('mailroom_app', 'newer', 'delete') as kept"),
  );
  expect(rows).toEqual([{ kept: true }]);
  expect(await schemaStands(database.orm)).toEqual({ stands: true, isNewer: true });
});

it('a database on which this release does not run any more is refused', async () => {
  await using database = await openTestDatabase();
  await migrateAsNewer(database, '10.0.0');
  const newer = `The database was migrated for release 10.0.0 and newer; this is ${RELEASE}. Start that release.`;
  expect(await run(database)).toBe(`Error: ${newer}`);
  expect(await schemaStands(database.orm)).toEqual({ stands: false, because: newer });
});

it('a migration that ended half is said to have', async () => {
  await using database = await openTestDatabase();
  await database.asSuperuser((client) => client.query('drop schema pgboss cascade'));
  expect(await run({ databaseUrl: database.databaseUrl })).toMatch(
    /^Error: The database's last migration did not end\./,
  );
  expect(await run(database)).toMatch(/granted anew\. \[0\]$/);
});
