import { type EntityProperty, Type, types } from '@mikro-orm/core';
import { PlanRefused } from './plan-refused.ts';

/**
 * What a column's value is on the wire: text, a number or boolean, JSON as it is stored, a PostgreSQL array that becomes
 * a JSON list, a number too long for JSON, an instant.
 */
export type Conversion = 'text' | 'number' | 'boolean' | 'json' | 'list' | 'digits' | 'instant';

const TEXT = new Set<unknown>([
  types.string,
  types.text,
  types.character,
  types.uuid,
  types.enum,
  types.date,
  types.time,
  types.interval,
]);
const NUMBERS = new Set<unknown>([types.integer, types.smallint, types.tinyint, types.mediumint, types.float]);
/** Numbers that MikroORM gives as text, unless they are in its mode `number`. */
const LONG_NUMBERS = new Set<unknown>([types.bigint, types.decimal, types.double]);
const LISTS = new Set<unknown>([types.array, types.enumArray]);
const OTHERS = new Set<unknown>([types.boolean, types.json, types.datetime]);

/** Lists whose elements JSON and the driver write alike. */
const ALIKE =
  /^(text|varchar|character varying|uuid|int|integer|smallint|double precision|real|boolean)(\(\d+\))?\[\]$/;

/** The constructor of MikroORM's type: of the definition's builder, or of what discovery made of it. */
const typeOf = (property: EntityProperty): unknown => {
  const type: unknown = property.customType ?? property.type;
  if (type instanceof Type) return type.constructor;
  if (typeof type === 'function') return type;
  if (property.enum || property.items) return property.array ? types.enumArray : types.enum;
  const names: Readonly<Record<string, unknown>> = { ...types, Date: types.datetime };
  return typeof type === 'string' ? names[type] : undefined;
};

/** Whether the ORM gives a column's value as a number. */
const isNumber = (property: EntityProperty): boolean => property.runtimeType === 'number';

/**
 * The rule by which a discovered column crosses the wire.
 *
 * @throws PlanRefused for bytes, lists JSON would write otherwise, and types of the application's own.
 */
export const conversionOf = (property: EntityProperty, subject: string): Conversion => {
  const type = typeOf(property);
  const column = property.columnTypes?.[0] ?? '';
  if (property.hasConvertToJSValueSQL) throw new PlanRefused(subject, 'its type converts in SQL');
  if (LISTS.has(type)) {
    if (ALIKE.test(column)) return 'list';
    throw new PlanRefused(subject, `a list of type ${column} has no one form in JSON`);
  }
  if (LONG_NUMBERS.has(type)) return isNumber(property) ? 'number' : 'digits';
  if (type === types.enum && /^(smallint|int)/.test(column)) return 'number';
  if (TEXT.has(type)) return 'text';
  if (NUMBERS.has(type)) return 'number';
  if (type === types.boolean) return 'boolean';
  if (type === types.json) return 'json';
  if (type === types.datetime) return 'instant';
  throw new PlanRefused(subject, 'its type is not one the plan knows how to write as JSON');
};

/**
 * What can be known of a column's type before discovery.
 *
 * @throws PlanRefused for bytes and types of the application's own.
 */
export const refuseColumnType = (property: EntityProperty, subject: string): void => {
  const type = typeOf(property);
  if (type === undefined || [TEXT, NUMBERS, LONG_NUMBERS, LISTS, OTHERS].some((known) => known.has(type))) return;
  throw new PlanRefused(subject, 'its type is not one the plan knows how to write as JSON');
};

/** Whether a column holds an instant, as far as its definition says. */
export const isInstant = (property: EntityProperty): boolean => !property.array && typeOf(property) === types.datetime;

/** How a column's value is compared, so that PostgreSQL and JavaScript agree. */
export type Sorting = 'as is' | 'text' | 'milliseconds';

const SORTED_AS_IS = new Set<unknown>([
  types.uuid,
  types.integer,
  types.smallint,
  types.tinyint,
  types.mediumint,
  types.bigint,
  types.float,
  types.boolean,
  types.date,
  types.time,
]);

/**
 * The rule by which lists are sorted by a discovered column.
 *
 * @throws PlanRefused for types that PostgreSQL and JavaScript compare otherwise.
 */
export const sortingOf = (property: EntityProperty, subject: string): Sorting => {
  const type = typeOf(property);
  if (type === types.datetime) return 'milliseconds';
  if (SORTED_AS_IS.has(type) || (type === types.double && isNumber(property))) return 'as is';
  const isText = /^(text|varchar|character varying)/.test(property.columnTypes?.[0] ?? '');
  if (isText && (type === types.text || type === types.string || type === types.enum)) return 'text';
  throw new PlanRefused(subject, 'a list is not sorted by a type that PostgreSQL and JavaScript compare otherwise');
};
