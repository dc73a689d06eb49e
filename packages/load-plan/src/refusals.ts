import type { EntityMetadata, EntityProperty } from '@mikro-orm/core';
import { PlanRefused } from './plan-refused.ts';
import { type Definition, kindOf, ownPropertiesOf, withBasesOf } from './read-entity.ts';

const defaultFilterOf = ({ filters }: Pick<EntityMetadata, 'filters'>): string | undefined =>
  Object.entries(filters ?? {}).find(([, filter]) => filter.default === true)?.[0];

/**
 * Refuses an entity whose rows are not simply the rows of its table.
 *
 * @throws PlanRefused
 */
export const refuseEntity = (meta: EntityMetadata, subject: string): void => {
  const refuse = (reason: string): never => {
    throw new PlanRefused(subject, reason);
  };
  const filter = defaultFilterOf(meta);
  if (filter !== undefined) {
    refuse(`its filter "${filter}" is on by default, and the statement would not apply it`);
  }
  if (meta.expression !== undefined || meta.virtual) refuse('it is virtual, it has no table');
  if (meta.discriminator || meta.discriminatorColumn || meta.discriminatorValue !== undefined) {
    refuse('it shares its table with other entities (single-table inheritance)');
  }
  if (meta.inheritance === 'tpt' || meta.inheritanceType === 'tpt') {
    refuse('its columns are in several tables (table-per-type inheritance)');
  }
  if (meta.schema === '*') refuse('its schema is chosen per query');
};

const refuseRelation = (property: EntityProperty, refuse: (reason: string) => never): void => {
  if (property.polymorphic || Array.isArray(property.target)) refuse('it points at entities of several kinds');
  if (property.through) refuse('it is defined through another entity');
  if (property.where) refuse('its relation has a condition of its own, which the statement would not apply');
  if (property.targetKey) refuse('it refers to another key than the primary key');
  if (property.mapToPk) refuse('it is mapped to its key: give the DTO that key, or drop mapToPk');
};

const refuseEmbedded = (property: EntityProperty, refuse: (reason: string) => never): void => {
  if (property.array) refuse('a list of embeddables is kept as JSON, not in columns');
  if (property.object) refuse('the embeddable is kept as JSON, not in columns');
};

/**
 * Refuses a property whose value is not simply its column's.
 *
 * @throws PlanRefused
 */
export const refuseProperty = (property: EntityProperty, subject: string): void => {
  const refuse = (reason: string): never => {
    throw new PlanRefused(subject, reason);
  };
  if (property.mapToPk) return;
  const kind = kindOf(property);
  if (kind === 'one' || kind === 'many') refuseRelation(property, refuse);
  if (kind === 'embedded') refuseEmbedded(property, refuse);
  if (kind === 'column' && property.persist === false && !property.formula) refuse('it is not kept in the database');
};

const eagerOf = (definition: Definition): string | undefined =>
  Object.entries(ownPropertiesOf(definition)).find(([, property]) => property?.eager)?.[0];

/**
 * Refuses an entity whose definition, or that of one it extends, says more of loading than a plan does.
 *
 * @throws PlanRefused
 */
export const refuseDefinition = (definition: Definition, subject: string): void => {
  for (const one of withBasesOf(definition)) {
    refuseEntity(one, subject);
    if (one.orderBy) throw new PlanRefused(subject, ORDERED);
    const eager = eagerOf(one);
    if (eager !== undefined) {
      throw new PlanRefused(subject, `its relation "${eager}" is loaded whatever a DTO shows: drop eager`);
    }
  }
};

const ORDERED = 'it has an order of its own, which the statement would not apply: state the order with the plan';

/**
 * Refuses a property that its definition loads, or orders, otherwise than a plan does.
 *
 * @throws PlanRefused
 */
export const refuseDefinedProperty = (property: EntityProperty, subject: string): void => {
  refuseProperty(property, subject);
  // Discovery sets both words on properties of its own, so that only the definition tells what was asked for.
  if (property.hydrate === false)
    throw new PlanRefused(subject, 'entities are not given its value: drop hydrate(false)');
  if (property.orderBy || property.fixedOrder) throw new PlanRefused(subject, ORDERED);
};
