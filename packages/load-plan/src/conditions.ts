import type { IsEmbeddedList, IsForeignKey, IsMany, Key, Target } from './entity-types.ts';
import type { Sql, SqlColumn } from './sql.ts';

/** What a column is compared with: instants as `Date` or ISO string, big integers as `bigint` or digits. */
type Operand<V> = V extends Date
  ? Date | string
  : V extends bigint
    ? bigint | string
    : V extends string | number | boolean
      ? V
      : never;

/** A test of a column. An operand that is null does not narrow; `is: null` asks for null. */
type ColumnTest<V> =
  | Operand<V>
  | null
  | { readonly is: null }
  | { readonly isNot: null }
  | {
      readonly in?: readonly Operand<V>[] | null;
      readonly not?: Operand<V> | null;
      readonly lt?: Operand<V> | null;
      readonly lte?: Operand<V> | null;
      readonly gt?: Operand<V> | null;
      readonly gte?: Operand<V> | null;
    };

type PropertyTest<V> = [Target<V>] extends [never]
  ? [Operand<NonNullable<V>>] extends [never]
    ? never
    : ColumnTest<NonNullable<V>>
  : IsEmbeddedList<V> extends true
    ? never
    : IsMany<V> extends true
      ? { readonly some: Where<Target<V>> } | { readonly none: Where<Target<V>> } | null
      : Where<Target<V>> | { readonly is: null } | { readonly isNot: null } | null;

/** Tests of an entity's properties; all of them must hold. */
export type Where<E> = { readonly [K in Key<E>]?: PropertyTest<E[K]> };

/** Gives a column's SQL for its path through to-one relations and embeddables. */
export type ColumnOf<E> = (path: ColumnPath<E>) => SqlColumn;

/** The entity's own columns, foreign keys among them; conditions on what is at their other end say so. */
type ColumnPath<E> = {
  [K in Key<E>]: [Target<E[K]>] extends [never] ? K : IsForeignKey<E[K]> extends true ? K : never;
}[Key<E>];

/** One condition, or none: null does not narrow. */
export type Condition<E> = Where<E> | ((column: ColumnOf<E>) => Sql) | null;
