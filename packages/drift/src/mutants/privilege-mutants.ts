import { type Catalog, isOfMigrationsAlone } from '../../../api/src/platform/database/catalog.ts';
import {
  checkMutants,
  type DatabaseMutant,
  differs,
  lacks,
  type Place,
  placesOf,
  unknown,
} from './database-mutants.ts';

const APPLICATION = 'mailroom_app';
const OWNER = 'mailroom_owner';
const TABLE_PRIVILEGES = ['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger', 'maintain'];

const privilegeMutants = (
  { table, is }: Place,
  columns: readonly Place[],
  updated: ReadonlySet<string>,
): DatabaseMutant[] => {
  const held = is.split(', ');
  const thing = differs(`privileges on table ${table}`);
  const changes = TABLE_PRIVILEGES.map((privilege) =>
    held.includes(privilege)
      ? {
          id: `${privilege} of ${table} revoked`,
          kind: 'privilege taken',
          sql: `revoke ${privilege} on ${table} from ${APPLICATION}`,
          thing,
        }
      : {
          id: `${privilege} of ${table} granted`,
          kind: 'privilege too much',
          sql: `grant ${privilege} on ${table} to ${APPLICATION}`,
          thing,
        },
  );
  const ofColumns = columns.map(({ name }) => {
    const thing = `privileges on column ${table}.${name}`;
    return updated.has(`${table}.${name}`)
      ? {
          id: `update of ${table}.${name} revoked`,
          kind: 'privilege taken',
          sql: `revoke update (${name}) on ${table} from ${APPLICATION}`,
          thing,
        }
      : {
          id: `update of ${table}.${name} granted`,
          kind: 'privilege too much',
          sql: `grant update (${name}) on ${table} to ${APPLICATION}`,
          thing,
        };
  });
  return [
    ...changes,
    {
      id: `delete of ${table} granted to all`,
      kind: 'privilege too much',
      sql: `grant truncate on ${table} to public`,
      thing,
    },
    {
      id: `select of ${table} with grant option`,
      kind: 'privilege too much',
      sql: `grant select on ${table} to ${APPLICATION} with grant option`,
      thing,
    },
    ...(held.includes('update') ? [] : ofColumns),
  ];
};

const ROLE_MUTANTS: readonly DatabaseMutant[] = [
  ...['superuser', 'bypassrls', 'createrole', 'replication'].map((power) => ({
    id: `the application is ${power}`,
    kind: 'role too mighty',
    sql: `alter role ${APPLICATION} ${power}`,
    thing: differs('the role of the application'),
  })),
  {
    id: 'the application acts for the owner',
    kind: 'role too mighty',
    sql: `grant ${OWNER} to ${APPLICATION}`,
    thing: differs('the role of the application'),
  },
  {
    id: 'the application acts for one that bypasses row-level security',
    kind: 'role too mighty',
    sql: `create role mighty bypassrls; grant mighty to ${APPLICATION}`,
    thing: differs('the role of the application'),
  },
  {
    id: 'the application makes tables',
    kind: 'privilege too much',
    sql: `grant create on schema public to ${APPLICATION}`,
    thing: differs('privileges on schema public'),
  },
  {
    id: 'everybody makes tables',
    kind: 'privilege too much',
    sql: 'grant create on schema public to public',
    thing: differs('privileges on schema public'),
  },
  {
    id: 'the application makes schemas',
    kind: 'privilege too much',
    sql: `do $$ begin execute format('grant create on database %I to ${APPLICATION}', current_database()); end $$`,
    thing: differs('privileges on the database'),
  },
  {
    id: 'a table of the application',
    kind: 'table added',
    sql: 'create table planted (id int)',
    thing: unknown('table planted'),
  },
  {
    id: 'a view past the tenants',
    kind: 'table added',
    sql: 'create view planted as select title from document',
    thing: unknown('table planted'),
  },
];

/** A function of the owner that does not say where it finds its names runs whatever its caller puts there. */
const searchPathMutants = (name: string, owners: ReadonlySet<string>): DatabaseMutant[] =>
  owners.has(name)
    ? [
        {
          id: `${name} with its caller's names`,
          kind: 'function changed',
          sql: `alter function ${name} reset search_path`,
          thing: differs(`function ${name}`),
        },
      ]
    : [];

const functionMutants = (name: string, owners: ReadonlySet<string>): DatabaseMutant[] => [
  ...searchPathMutants(name, owners),
  {
    id: `${name} dropped`,
    kind: 'function dropped',
    sql: `drop function ${name} cascade`,
    thing: lacks(`function ${name}`),
  },
  {
    id: `${name} as somebody else`,
    kind: 'function changed',
    sql: `alter function ${name} security ${owners.has(name) ? 'invoker' : 'definer'}`,
    thing: differs(`function ${name}`),
  },
  {
    id: `${name} revoked`,
    kind: 'privilege taken',
    sql: `revoke execute on function ${name} from public, ${APPLICATION}`,
    thing: differs(`privileges on function ${name}`),
  },
];

const triggerMutants = ({ table, name }: Place): DatabaseMutant[] => [
  {
    id: `${name} dropped`,
    kind: 'trigger dropped',
    sql: `drop trigger ${name} on ${table}`,
    thing: lacks(`trigger ${table}.${name}`),
  },
  {
    id: `${name} disabled`,
    kind: 'trigger disabled',
    sql: `alter table ${table} disable trigger ${name}`,
    thing: differs(`trigger ${table}.${name}`),
  },
];

const QUEUE_MUTANTS: readonly DatabaseMutant[] = [
  {
    id: 'a queue gone',
    kind: 'queue changed',
    sql: "delete from pgboss.queue where name = 'read-document'",
    thing: lacks('queue read-document'),
  },
  {
    id: 'a queue without retries',
    kind: 'queue changed',
    sql: "update pgboss.queue set retry_limit = 0 where name = 'read-document'",
    thing: differs('queue read-document'),
  },
  {
    id: 'a queue without dead letters',
    kind: 'queue changed',
    sql: "update pgboss.queue set dead_letter = null where name = 'read-document'",
    thing: differs('queue read-document'),
  },
  {
    id: 'the queue of another version',
    kind: 'queue changed',
    sql: 'update pgboss.version set version = version - 1',
    thing: differs('queue schema pgboss'),
  },
  {
    id: 'jobs that cannot be taken',
    kind: 'privilege taken',
    sql: `revoke update on all tables in schema pgboss from ${APPLICATION}`,
    thing: differs('privileges on every table of pgboss'),
  },
  {
    id: 'jobs that can be truncated',
    kind: 'privilege too much',
    sql: `grant truncate on pgboss.queue to ${APPLICATION}`,
    thing: differs('privileges on any table of pgboss'),
  },
];

const migrationMutants = ({ table: name }: Place): DatabaseMutant => ({
  id: `${name} has not run`,
  kind: 'migration not run',
  sql: `delete from mikro_orm_migrations where name = '${name}'`,
  thing: lacks(`migration ${name}`),
});

/** Mutants of what migrations alone say: privileges, functions, triggers, queues. */
export const platformMutants = (catalog: Catalog): DatabaseMutant[] => {
  const columns = placesOf(catalog, 'column');
  const updated = new Set(
    Object.entries(catalog['privileges on column'] ?? {}).flatMap(([name, is]) =>
      is.includes('update') ? [name] : [],
    ),
  );
  const owners = new Set(
    Object.entries(catalog['function'] ?? {}).flatMap(([name, is]) => (is.startsWith('as its owner') ? [name] : [])),
  );
  return [
    ...placesOf(catalog, 'privileges on table').flatMap((place) =>
      privilegeMutants(
        place,
        columns.filter(({ table }) => table === place.table),
        updated,
      ),
    ),
    ...ROLE_MUTANTS,
    ...Object.keys(catalog['function'] ?? {}).flatMap((name) => functionMutants(name, owners)),
    ...placesOf(catalog, 'check')
      .filter(({ name }) => isOfMigrationsAlone(name))
      .flatMap(checkMutants),
    ...placesOf(catalog, 'trigger').flatMap(triggerMutants),
    ...QUEUE_MUTANTS,
    ...placesOf(catalog, 'migration').map(migrationMutants),
  ];
};
