import type { EntityProperty } from '@mikro-orm/core';
import { type Sorting, sortingOf } from '../column-types.ts';
import { PlanRefused } from '../plan-refused.ts';
import type { Sort } from '../shape.ts';
import { type Place, propertyAt } from './place.ts';

/** The columns behind a property: its own, or the key columns of what it points at. */
const columnProperties = (property: EntityProperty): EntityProperty[] =>
  property.targetMeta && !property.mapToPk
    ? property.targetMeta.getPrimaryProps().flatMap(columnProperties)
    : [property];

const comparable = (column: string, sorting: Sorting): string => {
  if (sorting === 'text') return `${column} collate "C"`;
  return sorting === 'milliseconds' ? `date_trunc('milliseconds', ${column})` : column;
};

/**
 * SQL of a list's sort: in an order that JavaScript has too, so that loaded entities are sorted alike.
 *
 * @throws PlanRefused for types that the two compare otherwise.
 */
export const sortSql = (place: Place, { property: name, direction }: Sort): string => {
  const property = propertyAt(place, name);
  const subject = `${place.subject}.${name}`;
  if (property.formula) throw new PlanRefused(subject, 'a list is not sorted by a formula');
  if (property.customOrder) throw new PlanRefused(subject, 'its values have an order of their own');
  if (property.nullable) throw new PlanRefused(subject, 'a list is not sorted by a column that may be null');
  const columns = columnProperties(property);
  return property.fieldNames
    .map((field, index) => {
      const sorting = sortingOf(columns[index] ?? property, subject);
      return `${comparable(place.table.column(field), sorting)} ${direction}`;
    })
    .join(', ');
};
