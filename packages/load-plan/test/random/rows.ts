import { type EntityClass, type EntityMetadata, type EntityProperty, ReferenceKind } from '@mikro-orm/core';
import fc from 'fast-check';
import type { TestDatabase } from '../open-database.ts';
import type { Draw, Embedded, EntityDraft, Graph, Scalar, ToMany, ToOne } from './graph.ts';

/** A row before it is written: values by property, embeddables as objects, relations as the rows they point at. */
interface Row {
  readonly values: Readonly<Record<string, unknown>>;
  readonly ones: Map<string, Row>;
  readonly manys: Map<string, readonly Row[]>;
}

const drawValue = (draw: Draw, { scalar, isNullable }: Scalar): unknown =>
  isNullable && draw(fc.constantFrom(true, false, false)) ? null : draw(scalar.values);

const drawObject = (draw: Draw, embedded: Embedded): Record<string, unknown> | null => {
  if (embedded.isNullable && draw(fc.boolean())) return null;
  return drawValues(draw, embedded.properties);
};

const drawValues = (draw: Draw, properties: readonly (Scalar | Embedded)[]): Record<string, unknown> =>
  Object.fromEntries(
    properties.map((property) => [
      property.name,
      property.kind === 'scalar' ? drawValue(draw, property) : drawObject(draw, property),
    ]),
  );

const drawRow = (draw: Draw, { keys, properties }: EntityDraft): Row => {
  const own = properties.filter((property) => property.kind === 'scalar' || property.kind === 'embedded');
  return { values: drawValues(draw, [...keys, ...own]), ones: new Map(), manys: new Map() };
};

const keyOf = ({ keys }: EntityDraft, { values }: Row): string =>
  keys.map(({ name }) => String(values[name])).join('|');

const drawTarget = (draw: Draw, property: ToOne, free: readonly Row[]): Row | null => {
  if (free.length === 0 || (property.isNullable && draw(fc.constantFrom(true, false, false)))) return null;
  return draw(fc.constantFrom(...free));
};

/** Points rows at others. Drops those that must point somewhere and cannot. */
const pointAtOthers = (
  draw: Draw,
  property: ToOne,
  { rows, targets }: { rows: readonly Row[]; targets: readonly Row[] },
): Row[] => {
  const taken = new Set<Row>();
  return rows.filter((row) => {
    const target = drawTarget(draw, property, property.isUnique ? targets.filter((free) => !taken.has(free)) : targets);
    if (!target) return property.isNullable;
    taken.add(target);
    row.ones.set(property.name, target);
    return true;
  });
};

const drawRows = (draw: Draw, graph: Graph): Row[][] => {
  const rows: Row[][] = graph.map((draft) => {
    const drawn = Array.from({ length: draw(fc.integer({ min: 0, max: 4 })) }, () => drawRow(draw, draft));
    return [...new Map(drawn.map((row) => [keyOf(draft, row), row])).values()];
  });
  const relations = graph.flatMap(({ properties }, index) =>
    properties.flatMap((property) =>
      property.kind === 'one' || property.kind === 'many' ? [{ index, property }] : [],
    ),
  );
  // What must point at entities with a higher index is settled from the highest down; all else after.
  const isFirst = ({ property }: { property: ToOne | ToMany }) => property.kind === 'one' && !property.isNullable;
  const ordered = [...relations.filter(isFirst).toReversed(), ...relations.filter((relation) => !isFirst(relation))];
  for (const { index, property } of ordered) {
    const targets = rows[property.target] ?? [];
    const own = rows[index] ?? [];
    if (property.kind === 'one') rows[index] = pointAtOthers(draw, property, { rows: own, targets });
    else if (targets.length > 0) {
      for (const row of own)
        row.manys.set(property.name, [...new Set(draw(fc.array(fc.constantFrom(...targets), { maxLength: 4 })))]);
    }
  }
  return rows;
};

/** The property that the draft names. */
const propertyOf = ({ properties }: EntityMetadata, name: string): EntityProperty =>
  (properties as Readonly<Record<string, EntityProperty>>)[name] as EntityProperty;

const quote = (name: string) => `"${name.replaceAll('"', '""')}"`;
const tableOf = ({ schema, tableName }: EntityMetadata) => `${schema ? `${quote(schema)}.` : ''}${quote(tableName)}`;

const bound = (property: EntityProperty, value: unknown): unknown => {
  if (value === null || value === undefined) return null;
  if (property.columnTypes[0] === 'jsonb') return JSON.stringify(value);
  return value instanceof Date ? value.toISOString() : value;
};

type Columns = Map<string, unknown>;

const ownColumns = (
  properties: Readonly<Record<string, EntityProperty>>,
  values: Readonly<Record<string, unknown>> | null,
  columns: Columns,
): void => {
  for (const [name, property] of Object.entries(properties)) {
    if (property.embeddedProps) {
      // The value of an embedded property is an object of its own properties, or nothing.
      ownColumns(property.embeddedProps, (values?.[name] ?? null) as Record<string, unknown> | null, columns);
    } else if (property.kind === ReferenceKind.SCALAR && !columns.has(property.fieldNames[0] ?? '')) {
      columns.set(property.fieldNames[0] ?? '', bound(property, values?.[name]));
    }
  }
};

const keyValues = (meta: EntityMetadata, row: Row): unknown[] =>
  meta.getPrimaryProps().map((property) => bound(property, row.values[property.name]));

const rowColumns = (meta: EntityMetadata, row: Row): Columns => {
  const columns: Columns = new Map();
  const top = Object.entries(meta.properties).filter(([, property]) => !property.embedded);
  ownColumns(Object.fromEntries(top), row.values, columns);
  for (const [name, target] of row.ones) {
    const { joinColumns, targetMeta } = propertyOf(meta, name);
    const values = targetMeta ? keyValues(targetMeta, target) : [];
    for (const [index, column] of joinColumns.entries()) columns.set(column, values[index]);
  }
  return columns;
};

type Insert = (table: string, columns: Columns) => Promise<void>;

const insertPivots = async (
  meta: EntityMetadata,
  row: Row,
  { insert, metadata }: { insert: Insert; metadata: (cls: EntityClass) => EntityMetadata },
): Promise<void> => {
  for (const [name, targets] of row.manys) {
    const property = propertyOf(meta, name);
    for (const target of targets) {
      const columns: Columns = new Map();
      const own = keyValues(meta, row);
      const other = property.targetMeta ? keyValues(property.targetMeta, target) : [];
      for (const [index, column] of property.joinColumns.entries()) columns.set(column, own[index]);
      for (const [index, column] of property.inverseJoinColumns.entries()) columns.set(column, other[index]);
      await insert(tableOf(metadata(property.pivotEntity)), columns);
    }
  }
};

/** Makes random rows of a graph, relations included, by SQL: writing is not what is tested. */
export const makeRows = async (
  draw: Draw,
  { orm, client }: TestDatabase,
  { graph, classes }: { graph: Graph; classes: readonly EntityClass[] },
): Promise<void> => {
  // Rows are written in any order.
  await client.query('set session_replication_role = replica');
  const insert: Insert = async (table, columns) => {
    const names = [...columns.keys()].map(quote).join(', ');
    const parameters = [...columns.keys()].map((_, index) => `$${index + 1}`).join(', ');
    await client.query(`insert into ${table} (${names}) values (${parameters})`, [...columns.values()]);
  };
  const metadata = (cls: EntityClass) => orm.getMetadata().get(cls);
  for (const [index, rows] of drawRows(draw, graph).entries()) {
    const cls = classes[index];
    if (!cls) continue;
    for (const row of rows) {
      await insert(tableOf(metadata(cls)), rowColumns(metadata(cls), row));
      await insertPivots(metadata(cls), row, { insert, metadata });
    }
  }
  await client.query('set session_replication_role = origin');
};
