import type { EntityProperty } from '@mikro-orm/core';
import { directionOf } from '../direction.ts';
import type { Direction } from '../mapping.ts';
import { PlanRefused } from '../plan-refused.ts';
import { kindOf } from '../read-entity.ts';
import type { KeyColumn } from './cursor.ts';
import { type Place, propertyAt } from './place.ts';

/** The order of a page: total, because the primary key comes last, and in one direction, because a keyset compares rows. */
export interface Ordering {
  /** Names the order inside cursors. */
  readonly name: string;
  readonly direction: Direction;
  readonly columns: readonly KeyColumn[];
}

const keyColumns = (place: Place, name: string): KeyColumn[] => {
  const property: EntityProperty = propertyAt(place, name);
  const refuse = (reason: string): never => {
    throw new PlanRefused(`${place.subject}.${name}`, reason);
  };
  if (property.formula) refuse('a page is not sorted by a formula: no index serves it');
  if (property.customOrder) refuse('its values have an order of their own, which a keyset cannot compare');
  if (property.nullable) refuse('a page is not sorted by a column that may be null: a keyset cannot compare null');
  if (kindOf(property) !== 'column' && !property.primary) refuse('a page is sorted by columns of the entity itself');
  return property.fieldNames.map((column, index) => ({ column, type: property.columnTypes[index] ?? '' }));
};

/** An order as it is asked for. */
export interface AskedOrder {
  readonly orderBy?: Readonly<Record<string, Direction>> | undefined;
  readonly keyedBy?: readonly string[] | undefined;
}

/**
 * Completes a stated order with the primary key, or with the part of it that is said to be enough.
 *
 * @throws PlanRefused for directions that differ and for columns a keyset cannot compare.
 */
export const orderingOf = (place: Place, { orderBy = {}, keyedBy }: AskedOrder): Ordering => {
  const { primaryKeys } = place.table.meta;
  const stray = keyedBy?.find((name) => !primaryKeys.some((key) => key === name));
  if (stray !== undefined) throw new PlanRefused(`${place.subject}.${stray}`, 'it is no part of the primary key');
  const directions = Object.entries(orderBy).map(([name, direction]) =>
    directionOf(direction, `${place.subject}.${name}`),
  );
  const [direction = 'asc', ...others] = [...new Set(directions)];
  if (others.length > 0)
    throw new PlanRefused(place.subject, 'a page is sorted in one direction: a keyset compares rows');
  const stated = Object.keys(orderBy);
  const names = [...stated, ...(keyedBy ?? primaryKeys).filter((key) => !stated.includes(key))];
  return {
    name: `${names.join(',')} ${direction}`,
    direction,
    columns: names.flatMap((name) => keyColumns(place, name)),
  };
};

/** SQL of an order. */
export const orderSql = (place: Place, { columns, direction }: Ordering): string =>
  `order by ${columns.map(({ column }) => `${place.table.column(column)} ${direction}`).join(', ')}`;

/** SQL that holds for rows after a position, compared as rows so that an index finds them. */
export const afterSql = (place: Place, { columns, direction }: Ordering, parameters: readonly string[]): string => {
  const row = columns.map(({ column }) => place.table.column(column)).join(', ');
  return `(${row}) ${direction === 'asc' ? '>' : '<'} (${parameters.join(', ')})`;
};
