import { readFileSync } from 'node:fs';
import type { ClientBase } from 'pg';
import { z } from 'zod';
import { CATALOG_SQL, QUEUES_SQL } from './catalog-sql.ts';

/** What a database is made of: kind of thing -> its name -> how it is, in PostgreSQL's own words. */
const Catalog = z.record(z.string(), z.record(z.string(), z.string()));
export type Catalog = z.infer<typeof Catalog>;

type Thing = { kind: string; name: string; is: string };

const toCatalog = (things: readonly Thing[]): Catalog => {
  const catalog: Catalog = {};
  for (const { kind, name, is } of things) catalog[kind] = { ...catalog[kind], [name]: is };
  return catalog;
};

/**
 * Reads the catalog as it stands: tables, columns, keys, checks, indexes, policies, triggers, functions, queues, migrations,
 * and what the application's role may do. Changes nothing but the transaction's search path, and reads no row of a
 * tenant's table, so that any role may ask.
 */
export const readCatalog = async (client: ClientBase, applicationRole: string): Promise<Catalog> => {
  // Names are written in full or not, depending on the path they are found by.
  await client.query("select set_config('search_path', 'public', true)");
  const { rows } = await client.query<Thing>(CATALOG_SQL, [applicationRole]);
  const known = await client.query<{ migrations: boolean; queues: boolean }>(
    `select to_regclass('public.mikro_orm_migrations') is not null as migrations,
       to_regclass('pgboss.queue') is not null as queues`,
  );
  const [{ migrations, queues } = { migrations: false, queues: false }] = known.rows;
  if (migrations) {
    const ran = "select 'migration' as kind, name, 'applied' as is from mikro_orm_migrations order by name";
    rows.push(...(await client.query<Thing>(ran)).rows);
  }
  if (queues) rows.push(...(await client.query<Thing>(QUEUES_SQL, [applicationRole])).rows);
  return toCatalog(rows);
};

/** The catalog that this build's migrations make; the schema test writes it and holds it true. */
export const expectedCatalog = (): Catalog =>
  Catalog.parse(JSON.parse(readFileSync(new URL('../../../migrations/catalog.json', import.meta.url), 'utf8')));

const MIGRATIONS_TABLE = 'mikro_orm_migrations';
const LIMIT = /_(?:limit|installation)$/;

/** What no entity describes: the table of migrations, the limits of columns, and what the installation cannot have. */
export const isOfMigrationsAlone = (name: string): boolean => name.startsWith(MIGRATIONS_TABLE) || LIMIT.test(name);

const KINDS_OF_ENTITIES = [
  'table',
  'column',
  'primary key',
  'unique key',
  'foreign key',
  'check',
  'index',
  'policy',
  'row-level security of',
];

/** The part of a catalog that entities describe. Functions, triggers, limits, privileges and queues stand in migrations alone. */
export const entityPart = (catalog: Catalog): Catalog =>
  Object.fromEntries(
    KINDS_OF_ENTITIES.map((kind) => [
      kind,
      Object.fromEntries(Object.entries(catalog[kind] ?? {}).filter(([name]) => !isOfMigrationsAlone(name))),
    ]),
  );

const sayDifference = (thing: string, expected: string | undefined, actual: string | undefined): string => {
  if (actual === undefined) return `The database lacks ${thing}; this build expects ${expected}.`;
  if (expected === undefined) return `The database has ${thing} (${actual}), which this build does not know.`;
  return `The database has ${actual} for ${thing}; this build expects ${expected}.`;
};

const keysOf = (one: object = {}, other: object = {}): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

/** One sentence for each thing that is not as expected. */
export const catalogDifferences = (expected: Catalog, actual: Catalog): string[] =>
  keysOf(expected, actual).flatMap((kind) =>
    keysOf(expected[kind], actual[kind]).flatMap((name) => {
      const [wanted, found] = [expected[kind]?.[name], actual[kind]?.[name]];
      return wanted === found ? [] : [sayDifference(`${kind} ${name}`, wanted, found)];
    }),
  );
