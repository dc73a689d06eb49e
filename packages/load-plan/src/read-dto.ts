import type { z } from 'zod';
import { PlanRefused } from './plan-refused.ts';

/** What a plan has to know of a DTO's key. */
export type Dto =
  | { readonly kind: 'object'; readonly keys: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly kind: 'list'; readonly element: z.core.$ZodType }
  | { readonly kind: 'value'; readonly isInstant: boolean; readonly isMilliseconds: boolean };

// zod publishes the definitions of its schemas as this union, for introspection.
const definitionOf = ({ _zod: internals }: z.core.$ZodType) => internals.def as z.core.$ZodTypes['_zod']['def'];

/** Schemas that give another value than they are given. A plan's rows are not parsed, so the DTO would be untrue. */
const CHANGING: Readonly<Record<string, string>> = {
  default: 'a default hides what the database said; state it in a mapping',
  prefault: 'a default hides what the database said; state it in a mapping',
  catch: 'a fallback hides what the database said; state it in a mapping',
  pipe: 'a transformed value is not what is loaded; state the function in a mapping',
  transform: 'a transformed value is not what is loaded; state the function in a mapping',
  success: 'whether a value fits is not what is loaded; state the function in a mapping',
};

const changeOf = (definition: ReturnType<typeof definitionOf>): string | undefined => {
  if ('coerce' in definition && definition.coerce) return 'a coerced value is not what is loaded; give the type it has';
  const isRewritten = definition.checks?.some(({ _zod: { def } }) => def.check === 'overwrite');
  return isRewritten
    ? 'text that is trimmed or rewritten is not what is loaded; state the function in a mapping'
    : CHANGING[definition.type];
};

const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** The schemas that a schema is made of, with the key that each stands under. */
const partsOf = (definition: ReturnType<typeof definitionOf>): [key: string | null, part: z.core.$ZodType][] => {
  if (definition.type === 'object') {
    const others: [null, z.core.$ZodType][] = definition.catchall === undefined ? [] : [[null, definition.catchall]];
    return [...Object.entries(definition.shape), ...others];
  }
  if (definition.type === 'lazy') return [[null, definition.getter()]];
  const { checks: _, ...parts } = definition;
  return Object.values(parts)
    .flat()
    .filter(isSchema)
    .map((part) => [null, part]);
};

/**
 * Refuses a DTO of which any leaf, however deep, changes what it is given.
 *
 * @throws PlanRefused that names the leaf.
 */
export const refuseChanges = (schema: z.core.$ZodType, subject: string, seen = new Set<z.core.$ZodType>()): void => {
  if (seen.has(schema)) return;
  seen.add(schema);
  if (seen.size > MAX_SCHEMAS)
    throw new PlanRefused(subject, 'the DTO has no end: a lazy schema must give the same one each time');
  const definition = definitionOf(schema);
  const change = changeOf(definition);
  if (change !== undefined) throw new PlanRefused(subject, change);
  for (const [key, part] of partsOf(definition))
    refuseChanges(part, key === null ? subject : `${subject}.${key}`, seen);
};

/** More than any screen shows; a lazy schema that makes a new one each time has no end. */
const MAX_SCHEMAS = 2_000;

/**
 * Refuses a key that an object may lack.
 *
 * @throws PlanRefused
 */
export const refuseMissing = ({ _zod: internals }: z.core.$ZodType, subject: string): void => {
  if (internals.optout !== 'optional') return;
  throw new PlanRefused(subject, 'a key that may be missing cannot be selected; make it nullable');
};

/**
 * Reads one schema of a DTO, without its wrappers.
 *
 * @throws PlanRefused for objects that are not strict and for keys that may be missing.
 */
export const readDto = (schema: z.core.$ZodType, subject: string): Dto => {
  const definition = definitionOf(schema);
  refuseMissing(schema, subject);
  if (definition.type === 'nullable' || definition.type === 'readonly' || definition.type === 'nonoptional') {
    return readDto(definition.innerType, subject);
  }
  if (definition.type === 'lazy') return readDto(definition.getter(), subject);
  if (definition.type === 'array') return { kind: 'list', element: definition.element };
  if (definition.type === 'object') {
    if (definition.catchall === undefined || definitionOf(definition.catchall).type !== 'never') {
      throw new PlanRefused(subject, 'the DTO must be a z.strictObject, so that its keys are all that is shown');
    }
    return { kind: 'object', keys: definition.shape };
  }
  // Formats of text say so in their definition; other schemas have neither key.
  const { format, precision } = definition as { format?: string; precision?: number | null };
  return {
    kind: 'value',
    isInstant: format === 'datetime',
    isMilliseconds: precision === undefined || precision === null || precision === 3,
  };
};
