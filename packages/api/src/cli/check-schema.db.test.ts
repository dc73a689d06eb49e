import { expect, it, vi } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../../test/open-test-database.ts';
import { checkSchema } from './check-schema.ts';

const check = async ({ app, databaseUrl, databaseOwnerUrl }: TestDatabase, asOwner: boolean) => {
  const printed = vi.spyOn(console, 'log').mockImplementation(() => {});
  try {
    const config = { ...app.config, databaseUrl, databaseOwnerUrl: asOwner ? databaseOwnerUrl : null };
    const exitCode = await checkSchema(config);
    return { exitCode, said: printed.mock.calls.map(([line]) => String(line)) };
  } finally {
    printed.mockRestore();
  }
};

it.each([false, true])('a migrated database is as expected, asked as its owner: %s', async (asOwner) => {
  await using database = await openTestDatabase();
  expect(await check(database, asOwner)).toEqual({ exitCode: 0, said: ['The database is as this build expects.'] });
});

it('each difference is one sentence, and the exit code is not 0', async () => {
  await using database = await openTestDatabase();
  await database.asSuperuser(async (client) => {
    await client.query('alter table document alter column title drop not null');
    await client.query('alter table metadata no force row level security');
    await client.query('drop index document_worklist');
    await client.query('grant delete on document to mailroom_app');
    await client.query("delete from mikro_orm_migrations where name = '0002-document-types'");
  });
  const expected = {
    exitCode: 1,
    said: [
      'The database has text null for column document.title; this build expects text not null.',
      expect.stringMatching(
        /^The database lacks index document\.document_worklist; this build expects CREATE INDEX .*\.$/,
      ),
      'The database has select, insert, delete for privileges on table document; this build expects select, insert.',
      'The database has off for the owner for row-level security of metadata; this build expects forced.',
      'The database lacks migration 0002-document-types; this build expects applied.',
      'Differences from what this build expects: 5.',
    ],
  };
  expect(await check(database, false)).toEqual(expected);
  expect(await check(database, true)).toEqual(expected);
});

it('a database that Mailroom never saw is said to lack everything', async () => {
  await using database = await openTestDatabase();
  await database.asSuperuser((client) =>
    client.query(
      'drop schema pgboss cascade; drop schema public cascade; create schema public; grant usage on schema public to public',
    ),
  );
  const { exitCode, said } = await check(database, true);
  expect(exitCode).toBe(1);
  expect(said).toContain('The database lacks table document; this build expects table.');
  expect(said).toContain(
    'The database lacks queue read-document; this build expects retries 5 times after 2 s and later, dead letters to dead-letters.',
  );
});
