import { expect, it } from 'vitest';
import { openTestDatabase } from './open-test-database.ts';

/** Rows of these belong to no facility: the facilities themselves, people, the LOINC list, and what ran. */
const SHARED = ['app_user', 'document_type', 'facility', 'mikro_orm_migrations'];

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
  const orm = await database.openOwnerOrm();
  try {
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toBe('');
    await orm.em.fork().execute('alter table document add column unknown_to_entities text');
    expect(await orm.schema.getUpdateSchemaSQL({ wrap: false })).toContain('unknown_to_entities');
  } finally {
    await orm.close();
  }
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
    'delete from document',
    'alter table document disable row level security',
    'set role mailroom_owner',
    'create table mine (id int)',
  ]) {
    await expect(em.execute(statement)).rejects.toThrow(/permission denied|must be owner/);
  }
});
