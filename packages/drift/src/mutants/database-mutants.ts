import { type Catalog, isOfMigrationsAlone } from '../../../api/src/platform/database/catalog.ts';

/** One way in which a database can part from what this build expects. */
export interface DatabaseMutant {
  readonly id: string;
  readonly kind: string;
  readonly sql: string;
  /** What does the same to the catalog where PostgreSQL refuses: a column that a policy or a key holds cannot be retyped. */
  readonly otherwise?: string;
  /** What a sentence has to say of it. */
  readonly thing: string;
}

/** How the comparison says that a thing is missing; the two below: that it is otherwise, or that nobody expects it. */
export const lacks = (thing: string): string => `lacks ${thing};`;
export const differs = (thing: string): string => ` for ${thing};`;
export const unknown = (thing: string): string => `has ${thing} (`;

const OWNER = 'mailroom_owner';

/** A thing of a table. */
export interface Place {
  readonly table: string;
  readonly name: string;
  readonly is: string;
}

/** The things of one kind, taken apart: `document.status` is `status` of `document`. */
export const placesOf = (catalog: Catalog, kind: string): Place[] =>
  Object.entries(catalog[kind] ?? {}).map(([thing, is]) => {
    const [table = '', name = ''] = thing.split('.');
    return { table, name, is };
  });

const isOfEntity = ({ table }: Place): boolean => !table.startsWith('mikro_orm_migrations');

const retypings = ({ table, name, is }: Place): DatabaseMutant => {
  const type = is.startsWith('text ') ? 'varchar(50)' : 'text';
  return {
    id: `${table}.${name} retyped`,
    kind: 'column retyped',
    sql: `alter table ${table} alter column ${name} type ${type} using null`,
    otherwise: `update pg_attribute set atttypid = 'bytea'::regtype, atttypmod = -1, attcollation = 0
      where attrelid = '${table}'::regclass and attname = '${name}'`,
    thing: differs(`column ${table}.${name}`),
  };
};

const columnMutants = (place: Place, isKey: boolean): DatabaseMutant[] => {
  const { table, name, is } = place;
  const column = `${table}.${name}`;
  const alter = `alter table ${table} alter column ${name}`;
  const isRequired = is.includes(' not null');
  const say = (kind: string, sql: string, thing: string): DatabaseMutant => ({
    id: `${column} ${kind}`,
    kind,
    sql,
    thing,
  });
  return [
    say('renamed', `alter table ${table} rename column ${name} to ${name}_renamed`, lacks(`column ${column}`)),
    say('dropped', `alter table ${table} drop column ${name} cascade`, lacks(`column ${column}`)),
    retypings(place),
    ...(isKey && isRequired
      ? []
      : [
          say(
            isRequired ? 'made nullable' : 'made not null',
            `${alter} ${isRequired ? 'drop' : 'set'} not null`,
            differs(`column ${column}`),
          ),
        ]),
    ...(is.includes(' default ') ? [say('default dropped', `${alter} drop default`, differs(`column ${column}`))] : []),
  ].map((mutant) => ({ ...mutant, kind: mutant.kind.startsWith('column') ? mutant.kind : `column ${mutant.kind}` }));
};

export const checkMutants = ({ table, name, is }: Place): DatabaseMutant[] => {
  const values = [...is.matchAll(/'([^']+)'::text/g)].map(([, value]) => value ?? '');
  const [, column = ''] = /\(\((\w+) = ANY/.exec(is) ?? [];
  const thing = `check ${table}.${name}`;
  const drop = `alter table ${table} drop constraint ${name}`;
  return [
    { id: `${table}.${name} dropped`, kind: 'check dropped', sql: drop, thing: lacks(thing) },
    ...values.map((value) => {
      const rest = values.filter((other) => other !== value).map((other) => `'${other}'`);
      const sql = `${drop}, add constraint ${name} check (${column} in (${rest.join(', ')}))`;
      return { id: `${table}.${name} without ${value}`, kind: 'enum value removed', sql, thing: differs(thing) };
    }),
  ];
};

const foreignKeyMutants = ({ table, name, is }: Place): DatabaseMutant[] => {
  const drop = `alter table ${table} drop constraint ${name}`;
  const rule = is.includes('ON DELETE CASCADE')
    ? is.replace('CASCADE', 'RESTRICT')
    : is.replace(/ON DELETE.*/, 'ON DELETE CASCADE');
  const thing = `foreign key ${table}.${name}`;
  return [
    { id: `${table}.${name} dropped`, kind: 'foreign key dropped', sql: drop, thing: lacks(thing) },
    {
      id: `${table}.${name} deletes otherwise`,
      kind: 'foreign key with another rule',
      sql: `${drop}, add constraint ${name} ${rule}`,
      thing: differs(thing),
    },
    {
      id: `${table}.${name} disabled`,
      kind: 'foreign key disabled',
      sql: `alter table ${table} disable trigger all`,
      thing: differs(thing),
    },
  ];
};

const keyMutants = (catalog: Catalog): DatabaseMutant[] =>
  ['primary key', 'unique key'].flatMap((kind) =>
    placesOf(catalog, kind)
      .filter(isOfEntity)
      .map(({ table, name }) => ({
        id: `${table}.${name} dropped`,
        kind: `${kind} dropped`,
        sql: `alter table ${table} drop constraint ${name} cascade`,
        thing: lacks(`${kind} ${table}.${name}`),
      })),
  );

const indexMutants = ({ table, name, is }: Place): DatabaseMutant[] => {
  const thing = `index ${table}.${name}`;
  const [, first = ''] = /\((\w+)/.exec(is) ?? [];
  return [
    { id: `${name} dropped`, kind: 'index dropped', sql: `drop index ${name}`, thing: lacks(thing) },
    {
      id: `${name} on its last column`,
      kind: 'index on other columns',
      sql: `drop index ${name}; create index ${name} on ${table} using hash (${first})`,
      thing: differs(thing),
    },
    {
      id: `${name} not valid`,
      kind: 'index not valid',
      sql: `update pg_index set indisvalid = false where indexrelid = '${name}'::regclass`,
      thing: differs(thing),
    },
  ];
};

const tenancyMutants = ({ table, name, is }: Place): DatabaseMutant[] => {
  const security = differs(`row-level security of ${table}`);
  const alter = `alter table ${table}`;
  const policy = `policy ${table}.${name}`;
  return [
    {
      id: `${table} not forced`,
      kind: 'row-level security not forced',
      sql: `${alter} no force row level security`,
      thing: security,
    },
    {
      id: `${table} unguarded`,
      kind: 'row-level security off',
      sql: `${alter} disable row level security`,
      thing: security,
    },
    {
      id: `${name} dropped`,
      kind: 'policy dropped',
      sql: `drop policy ${name} on ${table}`,
      thing: lacks(policy),
    },
    {
      id: `${name} shows all`,
      kind: 'policy loosened',
      sql: `alter policy ${name} on ${table} using (true)`,
      thing: differs(policy),
    },
    {
      id: `${name} lets all in`,
      kind: 'policy loosened',
      sql: `alter policy ${name} on ${table} with check (true)`,
      thing: differs(policy),
    },
    {
      id: `${name} for the owner alone`,
      kind: 'policy for others',
      sql: `alter policy ${name} on ${table} to ${OWNER}`,
      thing: differs(policy),
    },
    {
      id: `${table} with a policy more`,
      kind: 'policy added',
      sql: `create policy planted on ${table} using (${is.includes('facility_id')})`,
      thing: unknown(`policy ${table}.planted`),
    },
  ];
};

const tableMutants = (table: string): DatabaseMutant[] => {
  const thing = `table ${table}`;
  return [
    {
      id: `${table} renamed`,
      kind: 'table renamed',
      sql: `alter table ${table} rename to ${table}_renamed`,
      thing: lacks(thing),
    },
    { id: `${table} dropped`, kind: 'table dropped', sql: `drop table ${table} cascade`, thing: lacks(thing) },
    {
      id: `${table} not durable`,
      kind: 'table not durable',
      sql: `update pg_class set relpersistence = 'u' where oid = '${table}'::regclass`,
      thing: differs(thing),
    },
  ];
};

/** Mutants of what entities describe: every property's column, and what holds the tables together and apart. */
export const entityMutants = (catalog: Catalog): DatabaseMutant[] => {
  const keys = placesOf(catalog, 'primary key');
  const isKey = ({ table, name }: Place): boolean =>
    keys.some((key) => key.table === table && /\((.*)\)/.exec(key.is)?.[1]?.split(', ').includes(name));
  const of = (kind: string): Place[] => placesOf(catalog, kind).filter(isOfEntity);
  return [
    ...of('table')
      .filter(({ is }) => is === 'table')
      .flatMap(({ table }) => tableMutants(table)),
    ...of('column').flatMap((place) => columnMutants(place, isKey(place))),
    ...of('check')
      .filter(({ name }) => !isOfMigrationsAlone(name))
      .flatMap(checkMutants),
    ...of('foreign key').flatMap(foreignKeyMutants),
    ...keyMutants(catalog),
    ...of('index').flatMap(indexMutants),
    ...of('policy').flatMap(tenancyMutants),
  ];
};
