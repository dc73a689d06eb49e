import { isRecord, placesOf, type Snapshot } from '../../../contracts/releases/index.ts';
import type { ReleaseMutant } from './release-mutants.ts';

type Schema = Snapshot[string]['input'];
type Procedure = Snapshot[string];

const replaced = (node: unknown, target: unknown, by: unknown): unknown => {
  if (node === target) return by;
  if (Array.isArray(node)) return node.map((one) => replaced(one, target, by));
  if (!isRecord(node)) return node;
  return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, replaced(value, target, by)]));
};

/** What a careless hand adds to one place of a schema; null where it has no place. */
type Alter = (place: Schema) => Schema | null;

const bounded: Alter = (place) => {
  const bounds = { string: 'maxLength', array: 'maxItems', integer: 'maximum', number: 'maximum' } as const;
  // Of another type there is none, which is asked next.
  const bound = bounds[String(place['type']) as keyof typeof bounds];
  return bound === undefined || 'const' in place || Array.isArray(place['enum']) ? null : { ...place, [bound]: 1 };
};
const patterned: Alter = (place) =>
  place['type'] === 'string' && !('const' in place) ? { ...place, pattern: '^planted$' } : null;
const defaulted: Alter = (place) => ('type' in place ? { ...place, default: null } : null);
const reordered: Alter = (place) => {
  const { enum: values } = place;
  return Array.isArray(values) && values.length > 1 ? { ...place, enum: values.toReversed() } : null;
};
const rewritten: Alter = (place) => (place['type'] === 'string' ? { ...place, 'x-rewritings': 9 } : null);
const described: Alter = (place) => ('type' in place ? { ...place, description: 'planted' } : null);

const ALTERATIONS = {
  'given a default': defaulted,
  reordered,
  'trimmed otherwise': rewritten,
  'described otherwise': described,
} as const;

const altered = (schema: Schema, alter: Alter): { path: string; schema: Schema }[] =>
  placesOf(schema).flatMap(([path, place]) => {
    const changed = alter(place);
    // A schema with one of its places replaced is a schema.
    return changed ? [{ path, schema: replaced(schema, place, changed) as Schema }] : [];
  });

const sidesOf = (name: string, procedure: Procedure): [id: string, changed: Procedure][] =>
  (['input', 'output'] as const).flatMap((side) => {
    const bounds = side === 'output' ? { bounded, patterned } : {};
    return Object.entries({ ...ALTERATIONS, ...bounds }).flatMap(([kind, alter]) =>
      altered(procedure[side], alter).map(({ path, schema }): [string, Procedure] => [
        `${name} ${side}${path} ${kind}`,
        { ...procedure, [side]: schema },
      ]),
    );
  });

const costsOf = (name: string, procedure: Procedure): [id: string, changed: Procedure][] => [
  ...Object.entries(procedure.budget ?? {}).map(([what, most]): [string, Procedure] => [
    `${name} budget of ${what} raised`,
    { ...procedure, budget: { ...procedure.budget, [what]: most + 1 } },
  ]),
  ...(procedure.audit ?? []).map((action): [string, Procedure] => [
    `${name} audit without ${action}`,
    { ...procedure, audit: (procedure.audit ?? []).filter((one) => one !== action) },
  ]),
];

/** Contracts changed where no client breaks, and which a person should have to explain. */
export const meaningMutantsOf = (snapshot: Snapshot): ReleaseMutant[] =>
  Object.entries(snapshot).flatMap(([name, procedure]) =>
    [...sidesOf(name, procedure), ...costsOf(name, procedure)].map(([id, changed]) => ({
      id,
      name,
      before: snapshot,
      now: { ...snapshot, [name]: changed },
    })),
  );
