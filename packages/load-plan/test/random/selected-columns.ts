import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import type { Drawn } from './answer.ts';

/** Columns as `"table"."column"`, without schema: the tables of a graph have names of their own. */
type Columns = Set<string>;

const IDENTIFIER = String.raw`"(?:[^"]|"")+"`;

const columnsIn = (text: string, { tables, columns }: { tables: RegExp; columns: RegExp }): Columns => {
  const byAlias = new Map<string, string>();
  for (const [, table = '', alias = ''] of text.matchAll(tables)) byAlias.set(alias, table);
  const found: Columns = new Set();
  for (const [, alias = '', column = ''] of text.matchAll(columns)) {
    const table = byAlias.get(alias);
    if (table !== undefined) found.add(`${table}.${column}`);
  }
  return found;
};

/** Columns that a plan's statement reads, wherever in it. */
export const columnsOfStatement = (text: string): Columns =>
  columnsIn(text, {
    tables: new RegExp(String.raw`(?:from|join) (?:${IDENTIFIER}\.)?(${IDENTIFIER}) (\w+)`, 'g'),
    columns: new RegExp(String.raw`\b(\w+)\.(${IDENTIFIER})`, 'g'),
  });

/** Columns in the select lists of what the ORM sent. */
export const columnsOfOrm = (sent: readonly string[]): Columns => {
  const found: Columns = new Set();
  for (const text of sent) {
    const tables = new RegExp(String.raw`(?:from|join) \(*(?:${IDENTIFIER}\.)?(${IDENTIFIER}) as (${IDENTIFIER})`, 'g');
    const aliases = new Map([...text.matchAll(tables)].map(([, table = '', alias = '']) => [alias, table]));
    const list = /^select (.*?) from /.exec(text)?.[1] ?? '';
    for (const [, alias = '', column = ''] of list.matchAll(
      new RegExp(String.raw`(${IDENTIFIER})\.(${IDENTIFIER})`, 'g'),
    )) {
      found.add(`${aliases.get(alias)}.${column}`);
    }
  }
  return found;
};

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;

const isRelation = (property: EntityProperty): boolean => property.targetMeta !== undefined && !property.embeddedProps;

const addKeys = (meta: EntityMetadata, keys: Columns): void => {
  const table = quote(meta.tableName);
  for (const property of meta.props) {
    if (property.primary || isRelation(property)) {
      for (const column of property.pivotTable ? [] : (property.fieldNames ?? []))
        keys.add(`${table}.${quote(column)}`);
    }
    for (const column of property.pivotTable ? [...property.joinColumns, ...property.inverseJoinColumns] : []) {
      keys.add(`${quote(property.pivotTable)}.${quote(column)}`);
    }
  }
};

/** The columns that the plan's paths end at, and the keys of every table on the way. */
export const leavesAndKeys = ({ database, entity, plan }: Drawn): { leaves: Columns; keys: Columns } => {
  const leaves: Columns = new Set();
  const keys: Columns = new Set();
  const follow = (
    meta: EntityMetadata,
    properties: Readonly<Record<string, EntityProperty>>,
    path: readonly string[],
  ): void => {
    addKeys(meta, keys);
    const [name, ...rest] = path;
    // A path that ends at a relation asks for its foreign key.
    if (name === undefined) return;
    const property = properties[name];
    if (!property) throw new Error(`no ${name}`);
    if (property.embeddedProps) follow(meta, property.embeddedProps, rest);
    else if (property.targetMeta) follow(property.targetMeta, property.targetMeta.properties, rest);
    else leaves.add(`${quote(meta.tableName)}.${quote(property.fieldNames[0] ?? '')}`);
  };
  const meta = database.orm.getMetadata().get(entity);
  for (const field of plan.hints.fields) follow(meta, meta.properties, field.split('.'));
  return { leaves, keys };
};
