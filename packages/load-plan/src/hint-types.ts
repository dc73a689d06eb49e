import type { Key, RelationsOf, Target, ValueAt } from './entity-types.ts';
import type { Lookup } from './lookup.ts';
import type { Element } from './mapping.ts';
import type { AnyPlan, Nested } from './nested.ts';

/** The columns under a path: the path itself, or those of the relation's DTO. */
type FieldsAt<V, P extends string, D> = [Target<V>] extends [never]
  ? P
  : `${P}.${FieldsOf<Target<V>, Element<D>, unknown>}`;

type FieldsFrom<E, D, F> = F extends string
  ? FieldsAt<ValueAt<E, F>, F, D>
  : F extends readonly (infer P extends string)[]
    ? P
    : F extends Nested<infer P, infer Plan extends AnyPlan>
      ? `${P}.${NonNullable<Plan['~fields']>}`
      : F extends Lookup<infer P, string, unknown>
        ? P
        : never;

/** The paths of all columns that a DTO shows. */
export type FieldsOf<E, D, F> = {
  [K in keyof D & string]-?: K extends keyof F
    ? FieldsFrom<E, D[K], F[K]>
    : K extends Key<E>
      ? FieldsAt<E[K], K, D[K]>
      : never;
}[keyof D & string];

/** The relations that `Fields` go through. */
export type PopulateOf<E, Fields extends string> = Fields extends string ? RelationsOf<E, Fields> : never;

type LookupsFrom<F> =
  F extends Nested<string, infer Plan extends AnyPlan>
    ? NonNullable<Plan['~lookups']>
    : F extends Lookup<string, infer Name, infer Value>
      ? { readonly name: Name; readonly value: Value }
      : never;

/** The sources that a mapping asks, as a union of name and value. */
export type LookupsOf<F> = { [K in keyof F]: LookupsFrom<F[K]> }[keyof F];
