import type { ExpandProperty, IndexHints, PrimaryProperty, ScalarReference } from '@mikro-orm/core';

type IsAny<T> = 0 extends 1 & T ? true : false;

/** Whether `T` was inferred from `defineEntity`: an entity or an embeddable, and not the value of a column. */
type IsDefined<T> = IsAny<T> extends true ? false : typeof IndexHints extends keyof T ? true : false;

/** The entity or embeddable behind a property; never for a column. */
export type Target<V> = [NonNullable<V>] extends [infer P]
  ? IsDefined<ExpandProperty<P>> extends true
    ? ExpandProperty<P> & object
    : never
  : never;

/** Whether a property is a to-many relation. Structural, because evaluating `Collection` itself is dear for the compiler. */
export type IsMany<V> = [NonNullable<V>] extends [{ getItems(...checks: never[]): unknown }] ? true : false;

/** A list of embeddables is kept as JSON, which no plan can read by column. */
export type IsEmbeddedList<V> = [Target<V>] extends [never]
  ? false
  : [NonNullable<V>] extends [readonly unknown[]]
    ? true
    : false;

type IsEmbeddable<T> = [PrimaryProperty<T>] extends [never] ? true : false;

/** Whether a property is a relation to one entity. Whether its key lies here, only the metadata knows. */
export type IsForeignKey<V> = [Target<V>] extends [never]
  ? false
  : true extends IsMany<V> | IsEmbeddedList<V> | IsEmbeddable<Target<V>>
    ? false
    : true;

/** Null, where a property may be null or undefined. */
export type NullOf<V> = [Extract<V, null | undefined>] extends [never] ? never : null;

/** What bytes are on the wire: nothing a DTO can be. */
interface Bytes {
  readonly 'bytes have no form in JSON': never;
}

/**
 * The value of a column as it crosses the wire. `Date` is an ISO 8601 string with milliseconds and `Z`, `bigint` a
 * string of digits, undefined is null, JSON is itself, bytes have no form.
 */
export type Wire<V> = V extends null | undefined
  ? null
  : V extends Date | bigint
    ? string
    : V extends string | number | boolean
      ? V
      : V extends ScalarReference<infer U>
        ? Wire<U>
        : V extends ArrayBufferView
          ? Bytes
          : V extends readonly (infer U extends string | number | boolean | bigint | Date | null)[]
            ? Wire<U>[]
            : V;

/** Names of an entity's properties. */
export type Key<E> = keyof E & string;

type Head<P extends string> = P extends `${infer H}.${string}` ? H : P;
type Tail<P extends string, H extends string> = P extends `${H}.${infer R}` ? R : never;

/** The property at the end of a path through to-one relations and embeddables; never if there is none. */
export type ValueAt<E, P extends string> = P extends `${infer H}.${infer R}`
  ? H extends Key<E>
    ? IsMany<E[H]> extends true
      ? never
      : IsEmbeddedList<E[H]> extends true
        ? never
        : [ValueAt<Target<E[H]>, R>] extends [never]
          ? never
          : ValueAt<Target<E[H]>, R> | NullOf<E[H]>
    : never
  : P extends Key<E>
    ? E[P]
    : never;

/** Whether a path, through relations of any kind, ends at a column. */
export type IsColumnPath<E, P extends string> = P extends `${infer H}.${infer R}`
  ? H extends Key<E>
    ? IsEmbeddedList<E[H]> extends true
      ? false
      : [Target<E[H]>] extends [never]
        ? false
        : IsColumnPath<Target<E[H]>, R>
    : false
  : P extends Key<E>
    ? [Target<E[P]>] extends [never]
      ? true
      : false
    : false;

/** What a function sees of an entity: the declared paths and nothing else, as wire values. */
export type Picked<E, P extends string> = {
  readonly [H in Head<P> & Key<E>]: PickedValue<E[H], Tail<P, H>>;
};

type PickedValue<V, P extends string> = [Target<V>] extends [never]
  ? Wire<V>
  : IsMany<V> extends true
    ? readonly Picked<Target<V>, P>[]
    : Picked<Target<V>, P> | NullOf<V>;

/** The relations of a path, each with those before it: what `populate` has to name. */
export type RelationsOf<E, P extends string> = P extends `${infer H}.${infer R}`
  ? H extends Key<E>
    ? IsEmbeddable<Target<E[H]>> extends true
      ? never
      : H | `${H}.${RelationsOf<Target<E[H]>, R>}`
    : never
  : never;
