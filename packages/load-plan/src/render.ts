import { EntityHelper, type EntityProperty, Reference, ScalarReference, wrap } from '@mikro-orm/core';
import type { ListMember, Member, Path, Shape } from './shape.ts';
import { sortItems } from './sort-items.ts';

/** A loaded entity or embeddable, read by name. The types of the plan know its properties; this file does not. */
type Values = Readonly<Record<string, unknown>>;

/** What was read of one row: the DTO's keys, with the inputs of functions where their results will stand. */
export type RawRow = Record<string, unknown>;

const wire = (value: unknown): unknown => {
  if (value === undefined || value === null) return null;
  if (value instanceof Date) return value.toISOString();
  if (typeof value === 'bigint') return value.toString();
  if (ScalarReference.isScalarReference(value)) return wire(value.unwrap());
  return value;
};

const unwrapped = (value: unknown): unknown => (Reference.isReference(value) ? value.unwrap() : value);

const isObject = (value: unknown): value is Values => typeof value === 'object' && value !== null;

const isLoaded = (values: Values, name: string): boolean => {
  // Embeddables are loaded with their owner.
  if (!EntityHelper.isEntity(values)) return true;
  const { __loadedProperties: loaded, __meta: meta } = wrap(values, true);
  const properties: Readonly<Record<string, EntityProperty | undefined>> = meta.properties;
  // The key of a relation that is kept on the other side leaves no mark here when there is none.
  if (properties[name]?.mappedBy) return true;
  return loaded.has(name) || [...loaded].some((key) => key.startsWith(`${name}_`));
};

const readProperty = (values: Values, name: string): unknown => {
  const value = values[name];
  // Null is what the database said; undefined is what was not loaded, unless the ORM says undefined for null.
  if (value === undefined && !isLoaded(values, name)) {
    throw new Error(
      `render: "${name}" is not loaded; find the row with the plan's hints, in an entity manager of its own`,
    );
  }
  return value;
};

/** Follows a path through to-one relations and embeddables; undefined where one of them is null. */
const readPath = (values: Values, path: Path): unknown => {
  let value: unknown = values;
  for (const name of path) {
    const next = unwrapped(value);
    if (!isObject(next)) return null;
    value = readProperty(next, name);
  }
  return value;
};

const readList = (value: unknown, { shape, sorts }: ListMember): RawRow[] => {
  if (!isObject(value)) return [];
  // A to-many relation is a MikroORM Collection; getItems refuses one that is not loaded.
  const { getItems } = value as { getItems: () => Values[] };
  return sortItems(getItems.call(value), sorts).map((item) => readRow(item, shape));
};

const readMember = (values: Values, member: Member): unknown => {
  if (member.kind === 'computed') return readRow(values, member.inputs);
  const value = readPath(values, member.path);
  if (member.kind === 'list') return readList(value, member);
  if (member.kind === 'column' || member.kind === 'lookup') return wire(value);
  const object = unwrapped(value);
  return isObject(object) ? readRow(object, member.shape) : null;
};

/** Reads of a loaded entity what the shape names. */
export const readRow = (values: object, shape: Shape): RawRow => {
  const row: RawRow = {};
  // Every object is read by name; the plan's types guarantee which names it has.
  for (const member of shape) row[member.key] = readMember(values as Values, member);
  return row;
};
