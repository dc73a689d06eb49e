import type { Loaded } from '@mikro-orm/core';
import type { Condition } from './conditions.ts';
import type { Key } from './entity-types.ts';
import type { PopulateOf } from './hint-types.ts';
import type { Loader } from './lookup.ts';
import type { Order } from './mapping.ts';
import type { AnyPlan } from './nested.ts';
import type { MetadataOwner } from './statement/compile-plan.ts';

/** What is loaded by `em.find`, so that the result is `Loaded` of exactly what the plan renders. */
export interface Hints<E extends object, Fields extends string> {
  readonly fields: readonly Fields[];
  readonly populate: readonly PopulateOf<E, Fields>[];
}

/** A page of the statement. */
export interface PageRequest<E> {
  /** Begins the prepared statement's name; by default the entity's. */
  readonly label?: string;
  /** All must hold; null does not narrow. */
  readonly where?: Condition<E> | readonly Condition<E>[];
  /** Columns in one direction; the primary key completes them. By default the primary key, ascending. */
  readonly orderBy?: Order<E>;
  /** The part of the primary key that tells the rows apart, where the conditions leave one row of each: by default all of it. */
  readonly keyedBy?: readonly Key<E>[];
  /**
   * Rows are tested one by one in the page's order, whatever is asked of their relations: nothing is sorted, and what is rare is
   * walked to. For lists that have an index of their order.
   */
  readonly isWalked?: boolean;
  /** `next` of the page before. */
  readonly after?: string | null;
  readonly limit: number;
}

/** A row of a page's statement: its columns in their order (`rowMode: 'array'` of `pg`), all of them text. */
export type StatementRow = readonly (string | null)[];

/** What a page's statement answered. */
export interface Page<Row> {
  readonly rows: Row[];
  /** Where the next page starts; null on the last one. */
  readonly next: string | null;
}

/** A page whose rows are JSON already. */
export interface WrittenPage {
  /** The list of the page's rows. */
  readonly json: string;
  readonly next: string | null;
}

/** One prepared statement with its values. */
export interface PlanStatement<Row> {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
  /** The rows of the driver as the DTO's data. What sources would know is absent: see {@link LoadPlan.run}. */
  read(rows: readonly StatementRow[]): Page<Row>;
  /** JSON which, parsed, equals the rows of `read`, without making them in between. */
  write(rows: readonly StatementRow[]): WrittenPage;
}

/** Runs a statement on the caller's connection, inside its transaction and under its policies. */
export type Execute = (statement: {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}) => Promise<readonly StatementRow[]>;

/** Names and values of a plan's sources. */
interface AnyLookup {
  readonly name: string;
  readonly value: unknown;
}

/** How the sources of a plan are asked; nothing where it has none. */
type SourceArguments<L> = [L] extends [AnyLookup]
  ? [L] extends [never]
    ? []
    : [loaders: { readonly [N in L['name']]: Loader<Extract<L, { readonly name: N }>['value']> }]
  : [];

export interface WithSources<Row> {
  readonly rows: Row[];
  /** Sources that failed or took too long; their keys show what was declared as absent. */
  readonly unavailable: readonly string[];
}

/** A DTO as its own load plan. */
export interface LoadPlan<E extends object, Row, Fields extends string, L> extends AnyPlan {
  readonly '~entity'?: E;
  readonly '~row'?: Row;
  readonly '~fields'?: Fields;
  readonly '~lookups'?: L;
  /**
   * For one `em.find`: MikroORM writes into its options, so each reading gives new ones.
   *
   * @throws PlanRefused where the plan shows the same list of an entity at two paths.
   */
  readonly hints: Hints<E, Fields>;
  /** Pure and synchronous: exactly the DTO's keys. What sources would know is absent: see {@link LoadPlan.load}. */
  render(loaded: Loaded<E, PopulateOf<E, Fields>, Fields>): Row;
  /** The same rows by one prepared statement. */
  statement(orm: MetadataOwner, request: PageRequest<E>): PlanStatement<Row>;
  /** Renders loaded entities with what the sources know: one call per source, for all rows. */
  load(
    loaded: readonly Loaded<E, PopulateOf<E, Fields>, Fields>[],
    ...sources: SourceArguments<L>
  ): Promise<WithSources<Row>>;
  /** Runs a statement of this plan and asks the sources, once each. */
  run(
    statement: PlanStatement<Row>,
    execute: Execute,
    ...sources: SourceArguments<L>
  ): Promise<WithSources<Row> & Page<Row>>;
}
