import type { z } from 'zod';
import { PlanRefused } from './plan-refused.ts';

/** What a plan has to know of a DTO's key. */
export type Dto =
  | { readonly kind: 'object'; readonly keys: Readonly<Record<string, z.core.$ZodType>> }
  | { readonly kind: 'list'; readonly element: z.core.$ZodType }
  | { readonly kind: 'value'; readonly isInstant: boolean; readonly isMilliseconds: boolean };

// zod publishes the definitions of its schemas as this union, for introspection.
const definitionOf = ({ _zod: internals }: z.core.$ZodType) => internals.def as z.core.$ZodTypes['_zod']['def'];

const REFUSED: Readonly<Record<string, string>> = {
  optional: 'a key that may be missing cannot be selected; make it nullable',
  default: 'a default hides what the database said; state it in a mapping',
  prefault: 'a default hides what the database said; state it in a mapping',
  catch: 'a fallback hides what the database said; state it in a mapping',
  pipe: 'a transformed value is not what is loaded; state the function in a mapping',
  transform: 'a transformed value is not what is loaded; state the function in a mapping',
};

/**
 * Reads one schema of a DTO, without its wrappers.
 *
 * @throws PlanRefused for objects that are not strict and for schemas that change what they are given.
 */
export const readDto = (schema: z.core.$ZodType, subject: string): Dto => {
  const definition = definitionOf(schema);
  const refusal = REFUSED[definition.type];
  if (refusal !== undefined) throw new PlanRefused(subject, refusal);
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
