import { type EntityMetadata, type EntityProperty, EntitySchema, ReferenceKind } from '@mikro-orm/core';
import { PlanRefused } from './plan-refused.ts';

/**
 * What `defineEntity` was given, before any ORM has discovered it: enough to know what a path is, not how its columns
 * are called.
 */
export type Definition = EntityMetadata;

export type PropertyKind = 'column' | 'embedded' | 'one' | 'many';

/** The kind of a property. A builder of a column leaves its kind out. */
export const kindOf = ({ kind }: Pick<EntityProperty, 'kind'>): PropertyKind => {
  if (kind === ReferenceKind.EMBEDDED) return 'embedded';
  if (kind === ReferenceKind.MANY_TO_ONE || kind === ReferenceKind.ONE_TO_ONE) return 'one';
  return kind === ReferenceKind.ONE_TO_MANY || kind === ReferenceKind.MANY_TO_MANY ? 'many' : 'column';
};

/**
 * Finds the definition behind an entity's class or schema.
 *
 * @throws PlanRefused for entities that were not made by `defineEntity`.
 */
export const definitionOf = (entity: unknown, subject: string): Definition => {
  if (EntitySchema.is(entity)) return entity.meta;
  if (typeof entity === 'function') {
    const schema = EntitySchema.REGISTRY.get(entity);
    if (schema) return schema.meta;
  }
  throw new PlanRefused(subject, 'it is not made by defineEntity, or its class is not set');
};

/** An entity with those it extends, itself first. */
export const withBasesOf = (definition: Definition): readonly Definition[] =>
  definition.extends
    ? [definition, ...withBasesOf(definitionOf(definition.extends, definition.className))]
    : [definition];

/** An entity's own properties, without those it inherits. */
export const ownPropertiesOf = ({ properties }: Definition): Readonly<Record<string, EntityProperty | undefined>> =>
  properties;

/** The property of an entity or of one it extends; null if there is none. */
export const propertyOf = (definition: Definition, name: string): EntityProperty | null => {
  const holder = withBasesOf(definition).find((one) => Object.hasOwn(one.properties, name));
  return (holder && ownPropertiesOf(holder)[name]) ?? null;
};

/** Names of the primary key's properties. */
export const primaryKeysOf = (definition: Definition): readonly string[] => {
  const keysOf = (one: Definition) => Object.keys(one.properties).filter((name) => ownPropertiesOf(one)[name]?.primary);
  return (
    withBasesOf(definition)
      .map(keysOf)
      .find((keys) => keys.length > 0) ?? []
  );
};

/** The entity or embeddable behind a property. */
export const targetOf = (property: EntityProperty, subject: string): Definition => {
  // Builders of relations keep a function here; discovery has not run, so nothing else is set.
  const target: unknown = property.entity();
  if (Array.isArray(target)) throw new PlanRefused(subject, 'it points at entities of several kinds');
  return definitionOf(target, subject);
};

/** A property of discovered metadata, which keeps them under names that are not known here. */
export const propertyNamed = ({ properties }: EntityMetadata, name: string): EntityProperty | undefined =>
  (properties as Readonly<Record<string, EntityProperty | undefined>>)[name];
