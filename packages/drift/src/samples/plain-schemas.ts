import type { z } from 'zod';
import * as contracts from '../../../contracts/src/index.ts';

type Definition = z.core.$ZodTypes['_zod']['def'];

// zod publishes the definitions of its schemas as this union, for introspection.
const definitionOf = (schema: z.core.$ZodType): Definition => schema['_zod'].def as Definition;

const isSchema = (value: unknown): value is z.core.$ZodType =>
  typeof value === 'object' && value !== null && '_zod' in value;

/** What a client cannot see in a contract: JSON Schema says it badly or not at all, and so do the types. */
const HIDDEN: ReadonlySet<string> = new Set([
  'default',
  'prefault',
  'catch',
  'pipe',
  'transform',
  'any',
  'unknown',
  'custom',
]);

/** `sent`: what a person sends may be trimmed. `answered`: what goes out is what was found. */
type Side = 'sent' | 'answered';

const faultOf = (definition: Definition, side: Side): string | null => {
  if (HIDDEN.has(definition.type)) return `z.${definition.type}`;
  if ('coerce' in definition && definition.coerce) return 'a coercion';
  const isRewritten = definition.checks?.some((check) => check['_zod'].def.check === 'overwrite') ?? false;
  if (isRewritten && side === 'answered') return 'text that is trimmed or rewritten';
  if (definition.type !== 'object') return null;
  const isStrict = definition.catchall !== undefined && definitionOf(definition.catchall).type === 'never';
  return isStrict ? null : 'an object that is not strict';
};

const partsOf = (definition: Definition): [step: string, part: z.core.$ZodType][] => {
  if (definition.type === 'object') return Object.entries(definition.shape).map(([key, part]) => [`.${key}`, part]);
  if (definition.type === 'lazy') return [['', definition.getter()]];
  const { checks: _, ...rest } = definition;
  return Object.values(rest)
    .flat()
    .filter(isSchema)
    .map((part) => ['', part]);
};

interface Walk {
  readonly side: Side;
  /** Schemas on the way here: a recursive one meets itself. */
  readonly within?: ReadonlySet<z.core.$ZodType>;
}

/** Where a schema says more, or less, than its JSON Schema shows. */
export const unplainPlaces = (schema: z.core.$ZodType, path: string, { side, within = new Set() }: Walk): string[] => {
  if (within.has(schema)) return [];
  const definition = definitionOf(schema);
  const fault = faultOf(definition, side);
  if (fault !== null) return [`${path}: ${fault}`];
  const further = { side, within: new Set([...within, schema]) };
  return partsOf(definition).flatMap(([step, part]) => unplainPlaces(part, path + step, further));
};

/** A form with a file, which JSON cannot say. */
const FORMS: ReadonlySet<string> = new Set(['receiveDocument input: z.custom']);

/** Every such place of every contract and refusal. */
export const unplainParts = (): string[] => {
  const exported: [string, unknown][] = Object.entries(contracts);
  const declared = exported.flatMap(([name, value]) => {
    if (typeof value !== 'object' || value === null || !('refusals' in value)) return [];
    // Only `contract` makes what has refusals.
    return [[name, value as contracts.Contract] as const];
  });
  const places = [
    ...declared.flatMap(([name, { input, output }]) => [
      ...unplainPlaces(input, `${name} input`, { side: 'sent' }),
      ...unplainPlaces(output, `${name} output`, { side: 'answered' }),
    ]),
    ...unplainPlaces(contracts.Refusal, 'refusal', { side: 'answered' }),
  ];
  return places.filter((place) => !FORMS.has(place));
};
