import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { PlanRefused } from '../plan-refused.ts';
import { refuseEntity } from '../refusals.ts';
import { type Place, rootPlace } from './place.ts';
import { formulaSql, joinPairs, type Naming, quote, table, tableName } from './table.ts';

/** The rows that a relation leads to, read by themselves: their owner's row is not multiplied. */
export interface RelationSource {
  readonly from: string;
  /** What binds the rows to their owner. */
  readonly where: string;
  readonly place: Place;
  /** Joins that columns of the rows have needed so far. */
  readonly joins: readonly string[];
}

const keyColumns = (meta: EntityMetadata): string[] => meta.getPrimaryProps().flatMap(({ fieldNames }) => fieldNames);

const pairUp = (left: readonly string[], right: readonly string[]): string =>
  left.map((column, index) => `${column} = ${right[index]}`).join(' and ');

/** The pivot's table; discovery has made an entity of it, which knows its schema. */
const pivotTable = (property: EntityProperty, { metadata }: Naming): Pick<EntityMetadata, 'tableName' | 'schema'> =>
  metadata.find(property.pivotEntity) ?? { tableName: property.pivotTable };

interface Parts {
  readonly meta: EntityMetadata;
  readonly subject: string;
}

/** Rows behind a pivot. The target is joined when more is asked for than its key, which the pivot holds. */
const pivotSource = (owner: Place, property: EntityProperty, { meta, subject }: Parts): RelationSource => {
  const { naming } = owner.table;
  const pivot = naming.alias(property.pivotTable);
  const pivotColumns = (names: readonly string[]) => names.map((name) => `${pivot}.${quote(name)}`);
  const targetKeys = keyColumns(meta);
  const heldKeys = pivotColumns(property.inverseJoinColumns);
  const joins: string[] = [];
  const join = (): string => {
    const alias = naming.alias(meta.tableName);
    const keys = targetKeys.map((name) => `${alias}.${quote(name)}`);
    joins.push(`join ${tableName(meta, naming)} ${alias} on ${pairUp(keys, heldKeys)}`);
    return alias;
  };
  let joinedAs: string | null = null;
  const alias = () => (joinedAs ??= join());
  const known = new Map(targetKeys.map((name, index) => [name, () => heldKeys[index] ?? '']));
  const formula = (property: EntityProperty) => formulaSql(property, meta, alias());
  return {
    from: `${tableName(pivotTable(property, naming), naming)} ${pivot}`,
    where: pairUp(
      pivotColumns(property.joinColumns),
      keyColumns(owner.table.meta).map((name) => owner.table.column(name)),
    ),
    place: rootPlace(table({ meta, naming, subject, joins, alias, known, formula })),
    joins,
  };
};

/** Reads the rows behind a relation of any kind. */
export const relationSource = (owner: Place, property: EntityProperty): RelationSource => {
  const subject = `${owner.subject}.${property.name}`;
  const meta = property.targetMeta;
  if (!meta) throw new PlanRefused(subject, 'the ORM does not know what it points at');
  refuseEntity(meta, subject);
  if (property.pivotTable) return pivotSource(owner, property, { meta, subject });
  const { naming } = owner.table;
  const alias = naming.alias(meta.tableName);
  const joins: string[] = [];
  const formula = (property: EntityProperty) => formulaSql(property, meta, alias);
  const place = rootPlace(table({ meta, naming, subject, joins, alias: () => alias, formula }));
  const pairs = joinPairs(property, subject);
  return {
    from: `${tableName(meta, naming)} ${alias}`,
    where: pairUp(
      pairs.map(([, there]) => place.table.column(there)),
      pairs.map(([here]) => owner.table.column(here)),
    ),
    place,
    joins,
  };
};
