import { expect, inject, it } from 'vitest';
import { catalogDifferences, entityPart, readCatalog } from '../src/platform/catalog.ts';
import { openTestDatabase } from './open-test-database.ts';
import { catalogOfEntities } from './scratch-database.ts';
import { APPLICATION_ROLE } from './start-migrated-postgres.ts';

/** Rows of these belong to no facility: the installation, the facilities themselves, people, the LOINC list, and what ran. */
const SHARED = ['app_user', 'document_type', 'facility', 'installation', 'mikro_orm_migrations'];

const UNGUARDED = `
  select relname as table from pg_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> all ($1)
    and not (
      relrowsecurity and relforcerowsecurity
      and exists (select 1 from pg_policy where polrelid = pg_class.oid)
      and exists (select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'facility_id' and attnotnull)
    )
  order by 1`;

it('migrations and entities agree', async () => {
  await using database = await openTestDatabase();
  const entities = entityPart(await catalogOfEntities(inject('postgres')));
  const differences = () =>
    database.asSuperuser(async (client) =>
      catalogDifferences(entities, entityPart(await readCatalog(client, APPLICATION_ROLE))),
    );
  expect(await differences()).toEqual([]);
  await database.asSuperuser((client) => client.query('alter table document add column planted text'));
  expect(await differences()).toEqual([
    'The database has column document.planted (text null), which this build does not know.',
  ]);
});

it('the catalog that check-schema expects is the one that the migrations make', async () => {
  await using database = await openTestDatabase();
  const catalog = await database.asSuperuser((client) => readCatalog(client, APPLICATION_ROLE));
  await expect(`${JSON.stringify(catalog, null, 2)}\n`).toMatchFileSnapshot('../migrations/catalog.json');
  expect(Object.keys(catalog['column'] ?? {})).toContain('document.status');
});

it('every tenant table has facility_id and forced row-level security', async () => {
  await using database = await openTestDatabase();
  await database.asSuperuser(async (client) => {
    expect((await client.query(UNGUARDED, [SHARED])).rows).toEqual([]);
    await client.query('create table canary (id int)');
    await client.query('alter table document no force row level security');
    expect((await client.query(UNGUARDED, [SHARED])).rows).toEqual([{ table: 'canary' }, { table: 'document' }]);
  });
});

it('the application owns nothing, bypasses nothing, and cannot change the audit', async () => {
  await using database = await openTestDatabase();
  const em = database.orm.em.fork();
  const [role] = await em.execute(
    `select rolsuper, rolbypassrls, (select count(*)::int from pg_class where relowner = pg_roles.oid) as owned
     from pg_roles where rolname = current_user`,
  );
  expect(role).toEqual({ rolsuper: false, rolbypassrls: false, owned: 0 });
  for (const statement of [
    'update audit_event set action = action',
    'delete from audit_event',
    "insert into audit_event (action) values ('signed-in')",
    "insert into audit_event (action, occurred_at) values ('signed-in', '2020-01-01')",
    "insert into audit_event (action, facility_id) values ('signed-in', uuidv7())",
    "insert into audit_event (action, actor_id) values ('signed-in', uuidv7())",
    "insert into membership (user_id, role) values (uuidv7(), 'administrator')",
    "update membership set role = 'administrator'",
    "insert into app_user (login, name) values ('me', 'Me')",
    'update facility set code = code',
    'update source set name = name',
    'update connection set base_url = base_url',
    "insert into session (user_id, token_sha256, expires_at) values (uuidv7(), 'x', '2100-01-01')",
    "update session set expires_at = '2100-01-01'",
    'select token_sha256 from session',
    "update attachment set sha256 = 'x'",
    "update received_object set sha256 = 'x'",
    "update document set received_at = '2020-01-01'",
    'update document set facility_id = facility_id',
    'update note set text = text',
    'delete from document',
    'alter table document disable row level security',
    'set role mailroom_owner',
    'create table mine (id int)',
  ]) {
    await expect(em.execute(statement)).rejects.toThrow(/permission denied|must be owner/);
  }
});
