import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { type Conversion, conversionOf } from '../column-types.ts';
import { PlanRefused } from '../plan-refused.ts';
import { kindOf } from '../read-entity.ts';
import { refuseProperty } from '../refusals.ts';
import type { Path } from '../shape.ts';
import type { Table } from './table.ts';

/** Where a path stands: in a table, or in an embeddable that lies in its columns. */
export interface Place {
  readonly table: Table;
  readonly properties: Readonly<Record<string, EntityProperty | undefined>>;
  readonly subject: string;
  /** SQL that is true where there is no object here; null where there always is one. */
  readonly missing: string | null;
}

export const rootPlace = (table: Table): Place => ({
  table,
  properties: table.meta.properties,
  subject: table.subject,
  missing: null,
});

/** A property of a place, after the refusals. */
export const propertyAt = (place: Place, name: string): EntityProperty => {
  const subject = `${place.subject}.${name}`;
  const property = Object.hasOwn(place.properties, name) ? place.properties[name] : undefined;
  if (!property) throw new PlanRefused(subject, 'the ORM knows no such property');
  refuseProperty(property, subject);
  return property;
};

const either = (conditions: readonly (string | null)[]): string | null => {
  const known = conditions.filter((condition) => condition !== null);
  return known.length === 0 ? null : known.join(' or ');
};

const relationPlace = (place: Place, property: EntityProperty): Place => {
  const table = place.table.to(property);
  const key = table.meta.getPrimaryProps()[0]?.fieldNames[0] ?? '';
  return {
    table,
    properties: table.meta.properties,
    subject: `${place.subject}.${property.name}`,
    missing: `${table.column(key)} is null`,
  };
};

const embeddedPlace = (place: Place, property: EntityProperty, name: string): Place => ({
  table: place.table,
  properties: property.embeddedProps,
  subject: `${place.subject}.${name}`,
  missing: place.missing,
});

/** One step towards an object. */
export const stepInto = (place: Place, name: string): Place => {
  const property = propertyAt(place, name);
  const kind = kindOf(property);
  if (kind === 'embedded') return embeddedPlace(place, property, name);
  if (kind === 'one' && !property.mapToPk) return relationPlace(place, property);
  throw new PlanRefused(`${place.subject}.${name}`, 'no object is there');
};

/** The place that a path ends at. */
export const placeAt = (place: Place, path: Path): Place => path.reduce(stepInto, place);

const embeddedColumns = (property: EntityProperty): string[] =>
  Object.values(property.embeddedProps).flatMap((within) =>
    kindOf(within) === 'embedded' ? embeddedColumns(within) : (within.fieldNames ?? []),
  );

/** As MikroORM hydrates it: what may not be null is there by its own columns, or by what lies in it. */
const isAlwaysThere = (property: EntityProperty): boolean =>
  !property.nullable &&
  Object.values(property.embeddedProps).some((within) => kindOf(within) !== 'embedded' || isAlwaysThere(within));

/** SQL that is true where there is no object: no row, or nothing in any column of an embeddable that may be null. */
export const missingObject = (place: Place, property: EntityProperty): string | null => {
  if (kindOf(property) !== 'embedded' || isAlwaysThere(property)) return place.missing;
  const allNull = embeddedColumns(property).map((name) => `${place.table.column(name)} is null`);
  return either([place.missing, `(${allNull.join(' and ')})`]);
};

export interface ColumnSql {
  /** The column as it is stored. */
  readonly stored: string;
  readonly conversion: Conversion;
  /** The column as JSON takes it. */
  readonly json: string;
  /** The column as text, as drivers get it. */
  readonly text: string;
}

const INSTANT = `'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'`;

const instantSql = (stored: string, property: EntityProperty, { table, subject }: Place): string => {
  const type = property.columnTypes[0] ?? '';
  if (/^(timestamptz|timestamp( ?\(\d+\))? with time zone)/.test(type)) {
    return `to_char(${stored} at time zone 'UTC', ${INSTANT})`;
  }
  if (!type.startsWith('timestamp')) throw new PlanRefused(subject, `an instant is kept in a column of type ${type}`);
  if (table.naming.isUtc) return `to_char(${stored}, ${INSTANT})`;
  throw new PlanRefused(subject, 'an instant without zone is read in the zone of the process: set forceUtcTimezone');
};

/** The key property whose value a relation mapped to its key holds. */
const keyOf = (meta: EntityMetadata | undefined, subject: string): EntityProperty => {
  if (!meta || meta.compositePK) throw new PlanRefused(subject, 'it is mapped to a key of several columns');
  return meta.getPrimaryProp();
};

export interface StoredColumn {
  readonly place: Place;
  readonly property: EntityProperty;
  readonly stored: string;
}

/** The column at the end of a path, as it is stored. */
export const storedColumn = (place: Place, path: Path): StoredColumn => {
  const name = path.at(-1) ?? '';
  const within = placeAt(place, path.slice(0, -1));
  const property = propertyAt(within, name);
  const stored = property.formula ? within.table.formula(property) : within.table.column(property.fieldNames[0] ?? '');
  return { place: { ...within, subject: `${within.subject}.${name}` }, property, stored };
};

/** The column at the end of a path, in each form that a statement takes it. */
export const columnAt = (from: Place, path: Path): ColumnSql => {
  const { place, property, stored } = storedColumn(from, path);
  const { subject } = place;
  const conversion = conversionOf(property.mapToPk ? keyOf(property.targetMeta, subject) : property, subject);
  const isInstant = conversion === 'instant';
  // Of char(n), which drivers give as text anyhow, a cast would cut the padding.
  const text = /^(char|character|bpchar)\b(?! varying)/.test(property.columnTypes[0] ?? '')
    ? stored
    : `${stored}::text`;
  const digits = conversion === 'digits' ? text : stored;
  return { stored, conversion, text, json: isInstant ? instantSql(stored, property, place) : digits };
};
