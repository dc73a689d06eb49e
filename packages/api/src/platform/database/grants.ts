import type { EntityClass } from '@mikro-orm/core';
import type { ClientBase } from 'pg';
import type { Orm } from './orm.ts';

/** What the application's role may do with a table. What is not stated here it cannot do. */
export interface Granted {
  /** It reads every row of its facility, but not these columns. */
  readonly readsAllBut?: readonly string[];
  readonly adds?: true;
  /** It changes rows, but not these columns: they stay as they were once a row is there. */
  readonly changesAllBut?: readonly string[];
  readonly removes?: true;
}

/** Of a table that is the owner's to set up, or that the application writes through functions of the owner only. */
export const READS_ONLY: Granted = {};

/** An entity that says what the application's role may do with its table; one that does not compiles nowhere. */
export type GrantedEntity = EntityClass & { readonly granted: Granted };

/** What is nobody's to change, in any table. */
const NEVER_CHANGED = ['id', 'facility_id', 'created_at'];

/**
 * PostgreSQL lets everybody call a new function (https://www.postgresql.org/docs/current/ddl-priv.html), and those of the owner begin
 * sessions: another role of the same database calls none.
 */
const OWNED_FUNCTIONS = (role: string) => `do $do$
    declare one regprocedure;
    begin
      for one in select oid from pg_proc where pronamespace = 'public'::regnamespace and proowner = current_user::regrole loop
        execute format('revoke execute on routine %s from public', one);
        execute format('grant execute on routine %s to %s', one, '${role}');
      end loop;
    end $do$;`;

const grantsOf = (role: string) => `
  grant usage on schema public, pgboss to ${role};
  revoke all on all tables in schema public from ${role};
  ${OWNED_FUNCTIONS(role)}
  grant select on mikro_orm_migrations to ${role};
  grant select, insert, update, delete on all tables in schema pgboss to ${role};
  grant usage, select on all sequences in schema pgboss to ${role};
  grant execute on all functions in schema pgboss to ${role};
`;

/** The other columns of a table. @throws Error when one of those that are left out is none of its columns. */
const columnsBut = async (client: ClientBase, table: string, but: readonly string[]): Promise<string[]> => {
  const { rows } = await client.query<{ name: string }>(
    `select attname as name from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum`,
    [table],
  );
  const names = rows.map(({ name }) => name);
  const unknown = but.filter((name) => !names.includes(name) && !NEVER_CHANGED.includes(name));
  if (unknown.length > 0) throw new Error(`What is granted on ${table} names ${unknown.join(', ')}, which it has not.`);
  return names.filter((name) => !but.includes(name)).map((name) => client.escapeIdentifier(name));
};

/** What is granted on one table, such as `insert` or `update (name, city)`. */
const privilegesOn = async (client: ClientBase, table: string, granted: Granted): Promise<string[]> => {
  const { readsAllBut, adds, changesAllBut, removes } = granted;
  const some = async (privilege: string, but: readonly string[]) =>
    `${privilege} (${(await columnsBut(client, table, but)).join(', ')})`;
  return [
    readsAllBut ? await some('select', readsAllBut) : 'select',
    ...(adds ? ['insert'] : []),
    ...(changesAllBut ? [await some('update', [...NEVER_CHANGED, ...changesAllBut])] : []),
    ...(removes ? ['delete'] : []),
  ];
};

interface GrantOptions {
  readonly orm: Orm;
  readonly entities: readonly GrantedEntity[];
  readonly applicationRole: string;
}

/**
 * Gives the application's role what each entity says. It owns nothing, and what is not granted it cannot do: facilities, people
 * and what they may do are the owner's to set up, and a session is made by the owner's functions.
 */
export const grantToApplication = async (
  client: ClientBase,
  { orm, entities, applicationRole }: GrantOptions,
): Promise<void> => {
  const role = client.escapeIdentifier(applicationRole);
  await client.query(grantsOf(role));
  for (const entity of entities) {
    const { tableName } = orm.getMetadata(entity);
    const privileges = await privilegesOn(client, tableName, entity.granted);
    await client.query(`grant ${privileges.join(', ')} on ${client.escapeIdentifier(tableName)} to ${role}`);
  }
};
