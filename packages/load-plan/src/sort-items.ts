import { BigIntType, type EntityMetadata, type EntityProperty, Reference, wrap } from '@mikro-orm/core';
import { propertyNamed } from './read-entity.ts';
import type { Sort } from './shape.ts';

type Values = Readonly<Record<string, unknown>>;
type Compare = (left: Values, right: Values) => number;

/** By code points, as PostgreSQL's collation "C" compares: UTF-8 keeps their order, UTF-16 does not. */
const compareText = (left: string, right: string): number => Buffer.compare(Buffer.from(left), Buffer.from(right));

const compareValues = (left: unknown, right: unknown): number => {
  if (typeof left === 'string' && typeof right === 'string') return compareText(left, right);
  // All else that lists are sorted by (numbers, big integers, booleans, dates) compares by itself, as itself.
  const [low, high] = [left as number, right as number];
  if (low < high) return -1;
  return low > high ? 1 : 0;
};

const targetCompare = (property: EntityProperty, meta: EntityMetadata): Compare => {
  const compares = meta.getPrimaryProps().map(compareBy);
  const target = (values: Values): Values => {
    const value = values[property.name];
    // A key that is a relation points at an entity, with or without a reference around it.
    return (Reference.isReference(value) ? value.unwrap() : value) as Values;
  };
  return (left, right) => firstDifference(compares, target(left), target(right));
};

const compareBy = (property: EntityProperty): Compare => {
  if (property.targetMeta && !property.mapToPk) return targetCompare(property, property.targetMeta);
  const isInteger = property.customType instanceof BigIntType && property.runtimeType === 'string';
  const read = (values: Values) => (isInteger ? BigInt(String(values[property.name])) : values[property.name]);
  return (left, right) => compareValues(read(left), read(right));
};

const firstDifference = (compares: readonly Compare[], left: Values, right: Values): number => {
  for (const compare of compares) {
    const difference = compare(left, right);
    if (difference !== 0) return difference;
  }
  return 0;
};

/** Sorts what a to-many relation holds, as the statement sorts it. */
export const sortItems = (items: readonly Values[], sorts: readonly Sort[]): readonly Values[] => {
  const [first] = items;
  if (!first || items.length === 1) return items;
  const { __meta: meta } = wrap(first, true);
  const compares = sorts.map(({ property, direction }): Compare => {
    // The plan was built of the entity's own properties.
    const compare = compareBy(propertyNamed(meta, property) as EntityProperty);
    return direction === 'asc' ? compare : (left, right) => compare(right, left);
  });
  return [...items].sort((left, right) => firstDifference(compares, left, right));
};
