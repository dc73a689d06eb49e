import type { Configuration, EntityName, EntityProperty, MetadataStorage } from '@mikro-orm/core';
import { PlanRefused } from '../plan-refused.ts';
import { refuseEntity } from '../refusals.ts';
import type { Shape } from '../shape.ts';
import type { Ordering } from './order.ts';
import { type Place, rootPlace } from './place.ts';
import { type SelectedColumn, selectedColumns } from './select.ts';
import { aliases, formulaSql, type Naming, quote, table, tableName } from './table.ts';

/** What a plan needs of MikroORM: `MikroORM` and `EntityManager` both have it. */
export interface MetadataOwner {
  getMetadata(): MetadataStorage;
  readonly config: Configuration;
}

/** The parts of a plan's statements that no request changes. */
export interface CompiledPlan {
  /** The entity's table with its alias, as the page is cut from it. */
  readonly from: string;
  /** The entity's row as conditions see it: its own table. */
  readonly tableRoot: (isWalked: boolean) => Place;
  /** The entity's row as it is shown: a row of the page, which hands on what is asked for. */
  readonly pageRoot: Place;
  readonly columns: readonly SelectedColumn[];
  /** Orders that were asked for, by what they were asked as. */
  readonly orderings: Map<string, Ordering>;
  readonly joins: readonly string[];
  /** What the page hands on; grows with the columns that `pageRoot` is asked for. */
  readonly handedOn: ReadonlySet<string>;
  readonly subject: string;
}

const refuseGlobalFilters = (config: Configuration, subject: string): void => {
  const filter = Object.entries(config.get('filters')).find(([, { default: isOn }]) => isOn === true);
  if (!filter) return;
  throw new PlanRefused(
    subject,
    `the ORM's filter "${filter[0]}" is on by default, and the statement would not apply it`,
  );
};

const namingOf = (orm: MetadataOwner): Naming => {
  const schema = orm.config.get('schema');
  return {
    alias: aliases(0),
    metadata: orm.getMetadata(),
    schema: schema === undefined || schema === 'public' ? null : schema,
    isUtc: orm.config.getPlatform().getTimezone() === 'Z',
    isWalked: false,
  };
};

/**
 * Compiles a plan against an ORM's metadata.
 *
 * @throws PlanRefused for what the metadata holds and no statement says exactly.
 */
export const compilePlan = (entity: EntityName, shape: Shape, orm: MetadataOwner): CompiledPlan => {
  const naming = namingOf(orm);
  const meta = naming.metadata.get(entity);
  const subject = meta.className;
  refuseEntity(meta, subject);
  refuseGlobalFilters(orm.config, subject);
  const rootAlias = naming.alias(meta.tableName);
  const handedOn = new Set<string>();
  const joins: string[] = [];
  const alias = () => rootAlias;
  const onColumn = (name: string) => void handedOn.add(`${rootAlias}.${quote(name)}`);
  const handOnFormula = (property: EntityProperty): string => {
    const name = quote(`formula ${property.name}`);
    handedOn.add(`${formulaSql(property, meta, rootAlias)} as ${name}`);
    return `${rootAlias}.${name}`;
  };
  const pageRoot = rootPlace(table({ meta, naming, subject, alias, joins, onColumn, formula: handOnFormula }));
  const columns = selectedColumns(pageRoot, shape);
  const tableRoot = (isWalked: boolean): Place => {
    const formula = (property: EntityProperty) => formulaSql(property, meta, rootAlias);
    // Conditions stand inside the page; their aliases follow the root's and are their own.
    const within = { ...naming, alias: aliases(1), isWalked };
    return rootPlace(table({ meta, naming: within, subject, alias, joins: [], formula }));
  };
  return {
    from: `${tableName(meta, naming)} ${rootAlias}`,
    tableRoot,
    pageRoot,
    columns,
    orderings: new Map(),
    joins,
    handedOn,
    subject,
  };
};
