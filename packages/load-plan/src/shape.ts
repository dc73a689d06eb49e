import type { Direction } from './mapping.ts';

/** A path as its property names. */
export type Path = readonly string[];

export interface Sort {
  readonly property: string;
  readonly direction: Direction;
}

/** One column, reached through to-one relations and embeddables. */
interface ColumnMember {
  readonly kind: 'column';
  readonly key: string;
  readonly path: Path;
}

/** One object: a to-one relation or an embeddable. */
interface ObjectMember {
  readonly kind: 'object';
  readonly key: string;
  readonly path: Path;
  readonly shape: Shape;
}

/** A to-many relation. Always sorted, at last by primary key. */
export interface ListMember {
  readonly kind: 'list';
  readonly key: string;
  readonly path: Path;
  readonly shape: Shape;
  readonly sorts: readonly Sort[];
}

/** A value that a pure function makes of declared paths. */
interface ComputedMember {
  readonly kind: 'computed';
  readonly key: string;
  readonly inputs: Shape;
  readonly get: (input: unknown) => unknown;
}

/** A value that a source outside the database knows, by the id at a path. */
export interface LookupMember {
  readonly kind: 'lookup';
  readonly key: string;
  readonly path: Path;
  readonly source: { readonly name: string; readonly timeoutMs: number };
  readonly absent: unknown;
}

export type Member = ColumnMember | ObjectMember | ListMember | ComputedMember | LookupMember;

/** What a plan reads of one entity, in the order of the DTO's keys. */
export type Shape = readonly Member[];
