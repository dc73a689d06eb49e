import type { z } from 'zod';
import { isInstant, refuseColumnType } from './column-types.ts';
import { directionOf } from './direction.ts';
import type { Lookup } from './lookup.ts';
import type { Direction, From } from './mapping.ts';
import { type AnyPlan, type Nested, shapeOf } from './nested.ts';
import { PlanRefused } from './plan-refused.ts';
import { readDto, refuseMissing } from './read-dto.ts';
import { type Definition, kindOf, primaryKeysOf, propertyOf, targetOf } from './read-entity.ts';
import { refuseDefinedProperty, refuseDefinition } from './refusals.ts';
import type { Member, Path, Shape, Sort } from './shape.ts';

/** One key's mapping, as it is when the plan is built. */
export interface MappingEntry {
  readonly from: From;
  readonly get?: (input: unknown) => unknown;
  readonly absent?: unknown;
  readonly orderBy?: Readonly<Record<string, Direction>> | undefined;
}

interface Place {
  readonly definition: Definition;
  /** For messages: the root's name and the path so far. */
  readonly subject: string;
}

/** Deeper than any screen; a DTO that holds itself has no end. */
const MAX_DEPTH = 20;

/** What a path leads to. `definition` is the target's, for relations and embeddables. */
interface Found {
  readonly kind: 'column' | 'one' | 'many';
  readonly subject: string;
  readonly isInstant: boolean;
  readonly definition: Definition | null;
}

const step = (place: Place, name: string): Found => {
  const subject = `${place.subject}.${name}`;
  const property = propertyOf(place.definition, name);
  if (!property) throw new PlanRefused(subject, 'the entity has no such property');
  refuseDefinedProperty(property, subject);
  const kind = property.mapToPk ? 'column' : kindOf(property);
  if (kind === 'column') {
    if (!property.mapToPk) refuseColumnType(property, subject);
    return { kind, subject, isInstant: isInstant(property), definition: null };
  }
  const definition = targetOf(property, subject);
  if (kind !== 'embedded') refuseDefinition(definition, subject);
  return { kind: kind === 'many' ? 'many' : 'one', subject, isInstant: false, definition };
};

/** Follows a path. Only its last step may be a list. */
const follow = (place: Place, path: Path): Found => {
  const [name = '', ...rest] = path;
  const found = step(place, name);
  if (rest.length === 0) return found;
  if (!found.definition) throw new PlanRefused(found.subject, 'a column has no properties');
  if (found.kind === 'many') throw new PlanRefused(found.subject, 'a list has no one value: read it with a function');
  return follow({ definition: found.definition, subject: found.subject }, rest);
};

const sortsOf = ({ definition, subject }: Place, orderBy: Readonly<Record<string, Direction>> = {}): Sort[] => {
  const stated = Object.entries(orderBy).map(([property, direction]) => ({
    property,
    direction: directionOf(direction, `${subject}.${property}`),
  }));
  const keys = primaryKeysOf(definition).filter((key) => !(key in orderBy));
  return [...stated, ...keys.map((property) => ({ property, direction: 'asc' as const }))];
};

interface Within {
  readonly key: string;
  readonly path: Path;
  readonly orderBy?: MappingEntry['orderBy'] | undefined;
  /** What is shown of the entity or embeddable at the path's end. */
  readonly shapeAt: (found: Place) => Shape;
}

const memberAt = (place: Place, { key, path, orderBy, shapeAt }: Within): Member => {
  const { kind, definition, subject } = follow(place, path);
  if (!definition) throw new PlanRefused(subject, 'a column has no properties');
  const shape = shapeAt({ definition, subject });
  return kind === 'many'
    ? { kind: 'list', key, path, shape, sorts: sortsOf({ definition, subject }, orderBy) }
    : { kind: 'object', key, path, shape };
};

/** The declared paths of a function as a tree of the entity's own names. */
const inputShape = (place: Place, paths: readonly Path[]): Shape => {
  const heads = [...new Set(paths.map(([head = '']) => head))];
  return heads.map((head): Member => {
    const tails = paths.filter((path) => path[0] === head && path.length > 1).map((path) => path.slice(1));
    if (tails.length === 0) {
      const found = follow(place, [head]);
      if (found.kind !== 'column') throw new PlanRefused(found.subject, 'a function reads columns: say which');
      return { kind: 'column', key: head, path: [head] };
    }
    return memberAt(place, { key: head, path: [head], shapeAt: (within) => inputShape(within, tails) });
  });
};

const segments = (path: string): Path => path.split('.');

const isNested = (from: From): from is Nested<string, AnyPlan> =>
  typeof from === 'object' && 'kind' in from && from.kind === 'nested';
const isLookup = (from: From): from is Lookup<string, string, unknown> =>
  typeof from === 'object' && 'kind' in from && from.kind === 'lookup';

interface Keyed {
  readonly key: string;
  readonly schema: z.core.$ZodType;
}

const directMember = (
  place: Place,
  { key, schema }: Keyed,
  { from, orderBy }: { readonly from: string; readonly orderBy?: MappingEntry['orderBy'] },
): Member => {
  const path = segments(from);
  const found = follow(place, path);
  if (!found.definition) {
    if (found.isInstant) {
      const dto = readDto(schema, found.subject);
      if (dto.kind !== 'value' || !dto.isInstant || !dto.isMilliseconds) {
        throw new PlanRefused(found.subject, 'an instant is written with milliseconds: give the DTO z.iso.datetime()');
      }
    }
    return { kind: 'column', key, path };
  }
  const dto = readDto(schema, found.subject);
  const element = dto.kind === 'list' ? dto.element : schema;
  return memberAt(place, { key, path, orderBy, shapeAt: (within) => buildShape(within, element, {}) });
};

const mappedMember = (place: Place, keyed: Keyed, entry: MappingEntry): Member => {
  const { key } = keyed;
  const { from, get, absent, orderBy } = entry;
  if (typeof from === 'string') return directMember(place, keyed, { from, orderBy });
  if (isNested(from))
    return memberAt(place, { key, path: segments(from.path), orderBy, shapeAt: () => shapeOf(from.plan) });
  if (isLookup(from)) {
    const path = segments(from.path);
    follow(place, path);
    return { kind: 'lookup', key, path, source: from.source, absent };
  }
  if (!get) throw new PlanRefused(`${place.subject}.${key}`, 'several paths need a function');
  return { kind: 'computed', key, inputs: inputShape(place, from.map(segments)), get };
};

/**
 * Reads a DTO against an entity: what is shown of it, in the DTO's order.
 *
 * @throws PlanRefused
 */
export const buildShape = (
  place: Place,
  schema: z.core.$ZodType,
  mapping: Readonly<Record<string, MappingEntry>>,
): Shape => {
  refuseDefinition(place.definition, place.subject);
  if (place.subject.split('.').length > MAX_DEPTH) {
    throw new PlanRefused(place.subject, 'the DTO holds itself; a statement shows as many levels as are written down');
  }
  const dto = readDto(schema, place.subject);
  if (dto.kind !== 'object') throw new PlanRefused(place.subject, 'it is shown as an object, and the DTO has none');
  const unknown = Object.keys(mapping).find((key) => !(key in dto.keys));
  if (unknown !== undefined) throw new PlanRefused(place.subject, `the DTO has no key "${unknown}"`);
  return Object.entries(dto.keys).map(([key, keySchema]) => {
    refuseMissing(keySchema, `${place.subject}.${key}`);
    const entry = Object.hasOwn(mapping, key) ? mapping[key] : undefined;
    return entry
      ? mappedMember(place, { key, schema: keySchema }, entry)
      : directMember(place, { key, schema: keySchema }, { from: key });
  });
};
