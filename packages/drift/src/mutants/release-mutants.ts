import type { Snapshot } from '../../../contracts/releases/index.ts';
import { type SchemaMutant, schemaMutants } from './schema-mutants.ts';

/** Two releases between which one contract was broken. */
export interface ReleaseMutant {
  readonly id: string;
  readonly name: string;
  readonly before: Snapshot;
  readonly now: Snapshot;
}

type Side = 'input' | 'output';

/** What an older client misses in an answer. */
const MISSED = new Set(['removed', 'renamed', 'retyped']);
/** What an older client did not expect, when an answer that was narrow is so no more. */
const UNEXPECTED = new Set(['narrowed', 'value removed']);

const withSide = (
  snapshot: Snapshot,
  name: string,
  changed: Partial<Record<Side, SchemaMutant['schema']>>,
): Snapshot => {
  const procedure = snapshot[name];
  return procedure ? { ...snapshot, [name]: { ...procedure, ...changed } } : snapshot;
};

/** What a refusal says, broken; each refusal once, in the first contract that has it. */
const payloadMutantsOf = (snapshot: Snapshot): ReleaseMutant[] => {
  const first = new Map(
    Object.entries(snapshot)
      .toReversed()
      .flatMap(([name, { payloads = {} }]) =>
        Object.entries(payloads).map(([code, schema]) => [code, { name, schema }]),
      ),
  );
  return [...first].flatMap(([code, { name, schema }]) =>
    schemaMutants(`refusal ${code}`, schema).flatMap(({ id, kind, schema: changed }) => {
      const procedure = snapshot[name];
      if (!procedure) return [];
      const mutant = { ...snapshot, [name]: { ...procedure, payloads: { ...procedure.payloads, [code]: changed } } };
      if (MISSED.has(kind)) return [{ id: `${name} ${id}`, name, before: snapshot, now: mutant }];
      return UNEXPECTED.has(kind) ? [{ id: `${name} ${id} before`, name, before: mutant, now: snapshot }] : [];
    }),
  );
};

/** Every field of every contract, broken for the clients of the release before: inputs that take less, answers that say otherwise. */
export const releaseMutantsOf = (snapshot: Snapshot): ReleaseMutant[] => [
  ...payloadMutantsOf(snapshot),
  ...Object.entries(snapshot).flatMap(([name, { input, output }]) => {
    const { [name]: _, ...others } = snapshot;
    const answers = schemaMutants('output', output);
    return [
      { id: `${name} gone`, name, before: snapshot, now: others },
      ...schemaMutants('input', input).map(({ id, schema }) => ({
        id: `${name} ${id}`,
        name,
        before: snapshot,
        now: withSide(snapshot, name, { input: schema }),
      })),
      ...answers
        .filter(({ kind }) => MISSED.has(kind))
        .map(({ id, schema }) => ({
          id: `${name} ${id}`,
          name,
          before: snapshot,
          now: withSide(snapshot, name, { output: schema }),
        })),
      ...answers
        .filter(({ kind }) => UNEXPECTED.has(kind))
        .map(({ id, schema }) => ({
          id: `${name} ${id} before`,
          name,
          before: withSide(snapshot, name, { output: schema }),
          now: snapshot,
        })),
    ];
  }),
];
