import { DriverException, type EntityClass } from '@mikro-orm/core';
import fc from 'fast-check';
import { type LoadPlan, loadPlan, PlanRefused, type WrittenPage } from '../../src/index.ts';
import { openDatabase, type TestDatabase } from '../open-database.ts';
import { defineGraph } from './define-graph.ts';
import { type DrawnDto, drawDto } from './dto.ts';
import { type Draw, drawGraph, type Graph } from './graph.ts';
import { makeRows } from './rows.ts';

export type AnyRow = Record<string, unknown>;
type DrawnPlan = LoadPlan<object, AnyRow, string, never>;

/** loadPlan for types that only the draw knows. */
const drawnPlan = (entity: EntityClass, { schema, mapping }: DrawnDto): DrawnPlan =>
  (loadPlan as unknown as (...args: unknown[]) => DrawnPlan)(entity, schema, mapping);

const STRATEGIES = ['select-in', 'balanced', 'joined'] as const;
/** Plans per graph: making its tables is what takes time. */
const PLANS_PER_GRAPH = 5;

/** One plan over one graph, with its rows in a database. */
export interface Drawn {
  readonly database: TestDatabase;
  readonly entity: EntityClass;
  readonly plan: DrawnPlan;
  readonly orderBy: Readonly<Record<string, 'asc' | 'desc'>>;
  readonly strategy: (typeof STRATEGIES)[number];
  readonly limit: number;
}

const drawOrder = (draw: Draw, graph: Graph): Drawn['orderBy'] => {
  const sortable = (graph[0]?.properties ?? []).filter(
    (property) => property.kind === 'scalar' && property.scalar.isSortable && !property.isNullable,
  );
  const direction = draw(fc.constantFrom('asc', 'desc'));
  const chosen =
    sortable.length === 0 ? [] : draw(fc.shuffledSubarray([...sortable], { maxLength: Math.min(2, sortable.length) }));
  return Object.fromEntries(chosen.map(({ name }) => [name, direction]));
};

/** Draws a graph with rows, and plans over it, and hands each of them on. */
export const forEachPlan = async (draw: Draw, check: (drawn: Drawn) => Promise<void>): Promise<void> => {
  const graph = drawGraph(draw, 'r');
  const classes = defineGraph(graph);
  const [entity] = classes;
  if (!entity) return;
  await using database = await openDatabase({ entities: classes, before: 'create schema "Other Schema"' });
  await makeRows(draw, database, { graph, classes });
  for (let count = 0; count < PLANS_PER_GRAPH; count++) {
    const dto = drawDto(draw, graph);
    const plan = dto && drawnPlan(entity, dto);
    if (!plan) continue;
    const orderBy = drawOrder(draw, graph);
    const strategy = draw(fc.constantFrom(...STRATEGIES));
    await check({ database, entity, plan, orderBy, strategy, limit: draw(fc.constantFrom(1, 2, 50)) });
  }
};

/** Whether the plan can be hydrated: MikroORM loads a list of an entity once, so it must be shown at one path. */
export const isHydratable = ({ plan }: Drawn): boolean => {
  try {
    return plan.hints.fields.length > 0;
  } catch (error) {
    if (error instanceof PlanRefused) return false;
    throw error;
  }
};

/** Every row as MikroORM loads it; null where MikroORM itself fails on the graph. */
export const find = async ({ database, entity, plan, orderBy, strategy }: Drawn): Promise<object[] | null> => {
  const { primaryKeys } = database.orm.getMetadata().get(entity);
  const [direction = 'asc'] = Object.values(orderBy);
  const order = [orderBy, ...primaryKeys.filter((key) => !(key in orderBy)).map((key) => ({ [key]: direction }))];
  try {
    // Reading writes nothing: MikroORM takes some lists that it has just read for changed, and would flush them.
    const em = database.orm.em.fork({ flushMode: 'commit' });
    // Drawn paths are known to the draw only.
    return await em.find(entity, {}, { ...(plan.hints as object), orderBy: order, strategy });
  } catch (error) {
    // MikroORM 7.2 stumbles over some self references, before it asks PostgreSQL.
    const isItsOwn = error instanceof TypeError || (error instanceof DriverException && error.code === undefined);
    if (isItsOwn) return null;
    throw error;
  }
};

export const hydrate = async (drawn: Drawn): Promise<AnyRow[] | null> =>
  (await find(drawn))?.map((row) => drawn.plan.render(row)) ?? null;

/** Every row by the statement's own JSON, page after page. */
export const write = async ({ database, plan, orderBy, limit }: Drawn): Promise<AnyRow[]> => {
  const rows: AnyRow[] = [];
  let after: string | null = null;
  do {
    const statement = plan.statement(database.orm, { after, limit, orderBy });
    const { json, next }: WrittenPage = statement.write(await database.execute(statement));
    // A list of rows, as the plan says.
    rows.push(...(JSON.parse(json) as AnyRow[]));
    after = next;
  } while (after !== null);
  return rows;
};

/** Every row by the statement, page after page. */
export const compile = async ({ database, plan, orderBy, limit }: Drawn): Promise<AnyRow[]> => {
  const rows: AnyRow[] = [];
  let after: string | null = null;
  do {
    const statement = plan.statement(database.orm, { after, limit, orderBy });
    const page: { rows: AnyRow[]; next: string | null } = await plan.run(statement, database.execute);
    rows.push(...page.rows);
    after = page.next;
  } while (after !== null);
  return rows;
};
