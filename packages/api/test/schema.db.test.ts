import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { Tag } from '../src/model/tag.entity.ts';
import { catalogDifferences, entityPart, expectedCatalog, readCatalog } from '../src/platform/database/catalog.ts';
import { enumChecks } from '../src/platform/database/enum-checks.ts';
import { type GrantedEntity, grantToApplication } from '../src/platform/database/grants.ts';
import { buildFacility } from './build-facility.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { catalogOfEntities } from './scratch-database.ts';
import { APPLICATION_ROLE } from './start-migrated-postgres.ts';

/** Rows of these belong to no facility: the installation, the facilities themselves, people, their passwords and where else they sign in, the LOINC list, and what ran. */
const SHARED = [
  'app_user',
  'document_type',
  'external_identity',
  'facility',
  'identity_provider',
  'installation',
  'mikro_orm_migrations',
  'password',
  'spent_logout_token',
];

/** A row of `setting` without a facility is the installation's, and one of `invitation` is of before there were operators. */
const UNGUARDED = `
  select relname as table from pg_class
  where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace and relname <> all ($1)
    and not (
      relrowsecurity and relforcerowsecurity
      and exists (select 1 from pg_policy where polrelid = pg_class.oid)
      and exists (select 1 from pg_attribute where attrelid = pg_class.oid and attname = 'facility_id' and (attnotnull or relname in ('setting', 'invitation')))
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
    'select token_sha256 from invitation',
    'update invitation set role = role',
    'select sealed from password',
    "update password set sealed = 'x'",
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

const SETTINGS_OF_OWNERS_FUNCTIONS = `
  select oid::regprocedure::text as function, proconfig as settings from pg_proc
  where pronamespace = 'public'::regnamespace and prosecdef`;

/** As whom the check of a temporary type runs while `call` does, where the caller lets it stand before PostgreSQL's own type. */
const ranAs = async ({ databaseUrl }: TestDatabase, type: string, call: string): Promise<{ name: string }[]> => {
  const client = new Client(databaseUrl);
  await client.connect();
  try {
    const { rows } = await client.query('select id from facility');
    await client.query(`
      create temp table ran_as (name pg_catalog.text);
      grant insert on pg_temp.ran_as to public;
      create function pg_temp.note(pg_catalog.${type}) returns pg_catalog.bool language plpgsql
        as $$ begin insert into pg_temp.ran_as values (current_user); return true; end $$;
      create domain pg_temp.${type} as pg_catalog.${type} check (pg_temp.note(value));
      begin;
      select set_config('mailroom.facility_id', '${rows[0]?.id}', true);
      set local search_path = pg_temp, pg_catalog, public;
      ${call};
      commit`);
    return (await client.query('select distinct name from pg_temp.ran_as')).rows;
  } finally {
    await client.end();
  }
};

it('a function of the owner finds its names where it says, and not where its caller does', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  await database.asSuperuser(async (client) => {
    const { rows } = await client.query(SETTINGS_OF_OWNERS_FUNCTIONS);
    expect(rows.length).toBeGreaterThan(0);
    expect(rows.filter(({ settings }) => !settings?.includes('search_path=pg_catalog, pg_temp'))).toEqual([]);
    const entry = `[{"action": "signed-in", "documentId": "${facilityId}"}]`;
    const audit = `select public.record_audit('${entry}')`;
    const end = "select public.end_session('none')";
    expect([await ranAs(database, 'uuid', audit), await ranAs(database, 'text', end)]).toEqual([[], []]);
    for (const name of ['record_audit(jsonb)', 'end_session(text)'])
      await client.query(`alter function ${name} reset search_path`);
    const asOwner = [{ name: 'mailroom_owner' }];
    expect([await ranAs(database, 'uuid', audit), await ranAs(database, 'text', end)]).toEqual([asOwner, asOwner]);
  });
});

/** The owner's functions begin sessions: a role that is neither Mailroom's nor the owner's calls none. */
const FOR_EVERYBODY = `
  select proname as name from pg_proc join pg_class on relname = 'facility' and proowner = relowner
  where pronamespace = 'public'::regnamespace and has_function_privilege('public', pg_proc.oid, 'execute')`;

it('the functions of the owner are the application’s to call, and no other role’s', async () => {
  await using database = await openTestDatabase();
  await database.asSuperuser(async (client) => {
    const open = async () => (await client.query(FOR_EVERYBODY)).rows;
    expect(await open()).toEqual([]);
    await client.query('grant execute on function end_session(text) to public');
    expect(await open()).toEqual([{ name: 'end_session' }]);
  });
});

it('an entity says what is granted on its table, of columns that it has, or nothing is granted', async () => {
  class Ungranted {
    id = '';
  }
  // @ts-expect-error -- It does not say what the application may do with it.
  const ungranted: GrantedEntity = Ungranted;
  expect(ungranted).toBe(Ungranted);
  class Misnamed {
    static readonly granted = { changesAllBut: ['colour'] };
    id = '';
  }
  await using database = await openTestDatabase();
  const { orm } = database;
  // Of the ORM nothing else is asked.
  const knowing = { getMetadata: () => orm.getMetadata(Tag) } as unknown as typeof orm;
  const granting = database.asSuperuser((client) =>
    grantToApplication(client, { orm: knowing, entities: [Misnamed], applicationRole: APPLICATION_ROLE }),
  );
  await expect(granting).rejects.toThrow('What is granted on tag names colour, which it has not.');
});

it('a database that lacks a value of an enum takes it after the statement that is written for a migration', async () => {
  await using database = await openTestDatabase();
  await database.asSuperuser(async (client) => {
    await client.query(`
      alter table document drop constraint document_rejection_reason_check,
        add constraint document_rejection_reason_check check (rejection_reason in ('duplicate'));
      alter table audit_event drop constraint audit_event_action_check`);
    const statements = enumChecks(database.orm, await readCatalog(client, APPLICATION_ROLE));
    expect(statements).toHaveLength(2);
    await client.query(statements.join('\n'));
    expect(catalogDifferences(expectedCatalog(), await readCatalog(client, APPLICATION_ROLE))).toEqual([]);
  });
});
