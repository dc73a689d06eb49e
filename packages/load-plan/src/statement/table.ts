import type { EntityMetadata, EntityProperty, MetadataStorage } from '@mikro-orm/core';
import { PlanRefused } from '../plan-refused.ts';
import { propertyNamed } from '../read-entity.ts';
import { refuseEntity, refuseProperty } from '../refusals.ts';

export const quote = (identifier: string): string => `"${identifier.replaceAll('"', '""')}"`;

/** Gives every table of a statement an alias of its own; plain words, because formulas write them unquoted. */
export const aliases = (first: number): ((table: string) => string) => {
  let count = first;
  return (table) => {
    const word = table
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '_')
      .slice(0, 40);
    return `${/^[a-z]/.test(word) ? word : `t${word}`}_${count++}`;
  };
};

/** What tables of one statement share. */
export interface Naming {
  readonly alias: (table: string) => string;
  readonly metadata: MetadataStorage;
  /** Where entities without a schema of their own live; null for the search path. */
  readonly schema: string | null;
  /** Whether the ORM reads instants without zone as UTC. */
  readonly isUtc: boolean;
  /** Whether conditions on relations stay tests of one row. */
  readonly isWalked: boolean;
}

/** The table of an entity or pivot, quoted, with its schema. */
export const tableName = (
  { tableName: name, schema }: Pick<EntityMetadata, 'tableName' | 'schema'>,
  naming: Naming,
): string => {
  const within = schema ?? naming.schema;
  return within === null ? quote(name) : `${quote(within)}.${quote(name)}`;
};

/** One row source of a statement: its columns, and the tables that its to-one relations lead to. */
export interface Table {
  readonly meta: EntityMetadata;
  readonly naming: Naming;
  readonly subject: string;
  /** The name the statement knows it by; asking for it may join the table. */
  alias(): string;
  /** SQL of a column, by its name in the database. */
  column(name: string): string;
  /** SQL of an expression over this table's columns, by a name of its own. */
  formula(property: EntityProperty): string;
  /** The table that a to-one relation leads to. It is joined when a column is asked for that is not the foreign key. */
  to(property: EntityProperty): Table;
}

interface TableOptions {
  readonly meta: EntityMetadata;
  readonly naming: Naming;
  readonly subject: string;
  /** The alias; asking for it may join the table. */
  readonly alias: () => string;
  /** Receives the joins that columns need. */
  readonly joins: string[];
  /** Columns that are known without this table: those of the foreign key that leads to it. */
  readonly known?: ReadonlyMap<string, () => string>;
  readonly formula: (property: EntityProperty) => string;
  readonly onColumn?: (name: string) => void;
}

/** Columns of both ends of a to-one relation or a one-to-many, this table's first. */
export const joinPairs = (property: EntityProperty, subject: string): [here: string, there: string][] => {
  const target = property.targetMeta;
  if (!target) throw new PlanRefused(subject, 'the ORM does not know what it points at');
  const inverse = property.mappedBy ? propertyNamed(target, property.mappedBy) : null;
  return inverse
    ? inverse.joinColumns.map((there, index) => [inverse.referencedColumnNames[index] ?? '', there])
    : property.joinColumns.map((here, index) => [here, property.referencedColumnNames[index] ?? '']);
};

const joinedTable = (from: Table, property: EntityProperty, joins: string[]): Table => {
  const subject = `${from.subject}.${property.name}`;
  refuseProperty(property, subject);
  const pairs = joinPairs(property, subject);
  // joinPairs has refused a relation without a target.
  const meta = property.targetMeta as EntityMetadata;
  refuseEntity(meta, subject);
  let joinedAs: string | null = null;
  const join = (): string => {
    const alias = from.naming.alias(meta.tableName);
    const on = pairs.map(([here, there]) => `${alias}.${quote(there)} = ${from.column(here)}`);
    joins.push(`left join ${tableName(meta, from.naming)} ${alias} on ${on.join(' and ')}`);
    return alias;
  };
  const alias = () => (joinedAs ??= join());
  const isOwner = !property.mappedBy;
  return table({
    meta,
    naming: from.naming,
    subject,
    alias,
    joins,
    known: new Map(isOwner ? pairs.map(([here, there]) => [there, () => from.column(here)]) : []),
    formula: (formula) => formulaSql(formula, meta, alias()),
  });
};

/** SQL of a formula, with the alias it is written for. */
export const formulaSql = (property: EntityProperty, meta: EntityMetadata, alias: string): string => {
  const name = meta.tableName;
  const qualifiedName = meta.schema ? `${meta.schema}.${name}` : name;
  const sql = property.formula?.(meta.createColumnMappingObject(alias), {
    alias,
    name,
    qualifiedName,
    ...(meta.schema === undefined ? {} : { schema: meta.schema }),
    toString: () => alias,
  });
  if (typeof sql !== 'string') {
    throw new PlanRefused(`${meta.className}.${property.name}`, 'its formula is not plain SQL text');
  }
  return `(${sql})`;
};

/** Makes a row source of a statement. */
export const table = (options: TableOptions): Table => {
  const { meta, naming, subject, alias, joins, known, formula, onColumn } = options;
  const reached = new Map<string, Table>();
  const self: Table = {
    meta,
    naming,
    subject,
    alias,
    formula,
    column(name) {
      const elsewhere = known?.get(name);
      if (elsewhere) return elsewhere();
      onColumn?.(name);
      return `${alias()}.${quote(name)}`;
    },
    to(property) {
      const there = reached.get(property.name) ?? joinedTable(self, property, joins);
      reached.set(property.name, there);
      return there;
    },
  };
  return self;
};
