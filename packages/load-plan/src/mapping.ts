import type {
  IsColumnPath,
  IsEmbeddedList,
  IsMany,
  Key,
  NullOf,
  Picked,
  Target,
  ValueAt,
  Wire,
} from './entity-types.ts';
import type { Lookup } from './lookup.ts';
import type { AnyPlan, Nested } from './nested.ts';

/** Where a DTO key comes from: a path, the paths a function reads, a relation's own plan, or a source. */
export type From = string | readonly string[] | Nested<string, AnyPlan> | Lookup<string, string, unknown>;

/** The element of a list, or the object itself; without null. */
export type Element<D> = NonNullable<D> extends readonly (infer Item)[] ? Item : NonNullable<D>;

/** Whether a property fits a DTO's key as it is: column by value, relation by shape, both by nullability. */
type Fits<V, D> = [V] extends [never] ? false : MayBeMissing<D> extends true ? false : FitsValue<V, D>;

/** A key that may be missing cannot be selected; `unknown` takes anything. */
type MayBeMissing<D> = unknown extends D ? false : undefined extends D ? true : false;

type FitsValue<V, D> = [V] extends [never]
  ? false
  : [Target<V>] extends [never]
    ? [Wire<V>] extends [never]
      ? false
      : [Wire<V>] extends [D]
        ? IsAsNullable<V, D>
        : false
    : IsEmbeddedList<V> extends true
      ? false
      : IsMany<V> extends true
        ? [NonNullable<D>] extends [readonly unknown[]]
          ? FitsShape<Target<V>, Element<D>>
          : false
        : [NonNullable<D>] extends [readonly unknown[]]
          ? false
          : IsAsNullable<V, D> extends true
            ? FitsShape<Target<V>, NonNullable<D>>
            : false;

/** A key that may be null where nothing ever is promises less than the screen could rely on. */
type IsAsNullable<V, D> = unknown extends D
  ? true
  : [NullOf<V>] extends [Extract<D, null>]
    ? [Extract<D, null>] extends [NullOf<V>]
      ? true
      : false
    : false;

type FitsShape<E, D> = D extends object
  ? [{ [K in keyof D]-?: K extends Key<E> ? (Fits<E[K], D[K]> extends true ? never : K) : K }[keyof D]] extends [never]
    ? true
    : false
  : false;

/** The keys of a DTO that are not the entity's as they stand: each needs a mapping. */
type Needed<E, D> = {
  [K in keyof D as K extends Key<E> ? (Fits<E[K], D[K]> extends true ? never : K) : K]-?: unknown;
};

/** A sort of rows: property and direction, in the order of comparison. */
export type Direction = 'asc' | 'desc';

/** Columns a page or list may be sorted by: never null, because a keyset cannot compare null. */
type SortKey<E> = {
  [K in Key<E>]-?: [Target<E[K]>] extends [never]
    ? [E[K]] extends [string | number | boolean | bigint | Date]
      ? K
      : never
    : never;
}[Key<E>];

export type Order<E> = { readonly [K in SortKey<E>]?: Direction };

/** What a mapping states is held against entity and DTO; a failure names itself in the compiler's message. */
type Refused<Message extends string, Detail> = { readonly [M in Message]: Detail };

type ValidPath<E, P extends string, D> = [ValueAt<E, P>] extends [never]
  ? Refused<'the entity has no such path to one value', P>
  : Fits<ValueAt<E, P>, D> extends true
    ? unknown
    : Refused<'the path does not fit the DTO', Wire<ValueAt<E, P>>>;

type MissingPaths<E, P extends string> = P extends string ? (IsColumnPath<E, P> extends true ? never : P) : never;

type ValidPaths<E, P extends string> = [MissingPaths<E, P>] extends [never]
  ? unknown
  : Refused<'the entity has no such column', MissingPaths<E, P>>;

type ValidNested<E, P extends string, Plan, D> = Plan extends {
  readonly '~entity'?: infer T;
  readonly '~row'?: infer Row;
}
  ? [ValueAt<E, P>] extends [never]
    ? Refused<'the entity has no such path', P>
    : [Target<ValueAt<E, P>>] extends [T]
      ? [T] extends [Target<ValueAt<E, P>>]
        ? ValidRow<ValueAt<E, P>, Row, D>
        : Refused<'the plan is for another entity', P>
      : Refused<'the plan is for another entity', P>
  : never;

type ValidRow<V, Row, D> =
  IsMany<V> extends true
    ? [Row[]] extends [D]
      ? unknown
      : Refused<'the plan does not fit the DTO', Row[]>
    : [Row | NullOf<V>] extends [D]
      ? unknown
      : Refused<'the plan does not fit the DTO', Row | NullOf<V>>;

type ValidLookup<E, P extends string, Value, D> = [ValueAt<E, P>] extends [never]
  ? Refused<'the entity has no such path to one value', P>
  : [Wire<ValueAt<E, P>>] extends [string | null]
    ? [Value] extends [D]
      ? unknown
      : Refused<'the source does not fit the DTO', Value>
    : Refused<'a source is asked by text', P>;

type Valid<E, D, F> = F extends string
  ? ValidPath<E, F, D>
  : F extends readonly (infer P extends string)[]
    ? ValidPaths<E, P>
    : F extends Nested<infer P, infer Plan>
      ? ValidNested<E, P, Plan, D>
      : F extends Lookup<infer P, string, infer Value>
        ? ValidLookup<E, P, Value, D>
        : never;

type ListOf<F> = F extends string ? F : F extends Nested<infer P, AnyPlan> ? P : never;

/** The order of a list: the columns of what it lists; its primary key breaks ties. */
type ListOrder<E, F> =
  IsMany<ValueAt<E, ListOf<F>>> extends true ? { readonly orderBy?: Order<Target<ValueAt<E, ListOf<F>>>> } : unknown;

type Computed<E, D, F> = F extends readonly (infer P extends string)[]
  ? {
      /** Pure: sees the declared paths as wire values, and nothing else. */
      readonly get: (input: Picked<E, P>) => D;
    }
  : unknown;

type Absent<D, F> =
  F extends Lookup<string, string, unknown>
    ? {
        /** What the key shows when the source does not know the id, or does not answer. */
        readonly absent: D;
      }
    : unknown;

/** One key's mapping. */
type Entry<E, D, K, F> = K extends keyof D
  ? { readonly from: F & Valid<E, D[K], F> } & Computed<E, D[K], F> & Absent<D[K], F> & ListOrder<E, F>
  : Refused<'the DTO has no such key', K>;

/** All mappings of a plan, by DTO key. */
export type Mapping<E, D, F> = { readonly [K in keyof F]: Entry<E, D, K, F[K]> };

/** Held against the DTO: a key that is neither the entity's nor mapped names itself in the compiler's message. */
export type Explained<E, D, F> = [Exclude<keyof Needed<E, D>, keyof F>] extends [never]
  ? unknown
  : Refused<
      'the entity has no such property of that type: say in the mapping where it comes from',
      Exclude<keyof Needed<E, D>, keyof F>
    >;
