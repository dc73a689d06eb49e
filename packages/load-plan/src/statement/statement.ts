import { createHash } from 'node:crypto';
import type { Direction } from '../mapping.ts';
import type { CompiledPlan } from './compile-plan.ts';
import { decodeCursor } from './cursor.ts';
import { afterSql, type Ordering, orderingOf, orderSql } from './order.ts';
import type { Place } from './place.ts';
import { type AnyCondition, type Bind, conditionSql } from './where.ts';

/** A page as it is asked for; the plan's types have checked it. */
export interface AnyRequest {
  readonly label?: string;
  readonly where?: AnyCondition | readonly AnyCondition[];
  readonly orderBy?: Readonly<Record<string, Direction>>;
  readonly keyedBy?: readonly string[];
  readonly isWalked?: boolean;
  readonly after?: string | null;
  readonly limit: number;
}

/** SQL with numbered parameters, prepared once per connection under its name. */
interface Prepared {
  readonly name: string;
  readonly text: string;
}

/** Texts by shape of the request, so that each is written and digested once. */
export type KeptTexts = Map<string, Prepared>;

/** When there are more shapes than this, the oldest is written anew. */
const MAX_KEPT = 500;
const MAX_LIMIT = 10_000;
/** PostgreSQL cuts names at 63 bytes; the digest must stay whole. */
const MAX_LABEL = 40;

interface Cut {
  readonly conditions: readonly string[];
  readonly ordering: Ordering;
  readonly limit: number;
}

const statementText = (plan: CompiledPlan, { conditions, ordering, limit }: Cut): string => {
  const order = orderSql(plan.pageRoot, ordering);
  const position = ordering.columns.map(
    ({ column }, index) => `${plan.pageRoot.table.column(column)}::text as k${index}`,
  );
  const shown = plan.columns.map(({ sql }, index) => `${sql} as c${index}`);
  return [
    'with load_plan_page as materialized (',
    `  select ${[...plan.handedOn].join(', ')}`,
    `  from ${plan.from}`,
    ...(conditions.length > 0 ? [`  where ${conditions.join('\n    and ')}`] : []),
    `  ${order}`,
    // A literal: bound, a generic plan reads far more than the page (measured 3.5 times slower).
    `  limit ${limit + 1}`,
    ')',
    `select ${[...shown, ...position].join(',\n  ')}`,
    `from load_plan_page ${plan.pageRoot.table.alias()}`,
    ...plan.joins,
    order,
  ].join('\n');
};

const prepared = (label: string, text: string): Prepared => ({
  name: `${label.slice(0, MAX_LABEL)}_${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`,
  text,
});

const keep = (kept: KeptTexts, key: string, make: () => Prepared): Prepared => {
  const known = kept.get(key);
  if (known) return known;
  const made = make();
  const [oldest] = kept.keys();
  if (kept.size >= MAX_KEPT && oldest !== undefined) kept.delete(oldest);
  kept.set(key, made);
  return made;
};

/** What a request becomes. */
export interface BoundStatement extends Prepared {
  readonly values: readonly unknown[];
  readonly ordering: Ordering;
}

const orderingFor = (plan: CompiledPlan, root: Place, { orderBy, keyedBy }: AnyRequest): Ordering => {
  const asked = JSON.stringify([orderBy, keyedBy]);
  const known = plan.orderings.get(asked);
  if (known) return known;
  const ordering = orderingOf(root, { orderBy, keyedBy });
  plan.orderings.set(asked, ordering);
  return ordering;
};

const conditionsOf = (request: AnyRequest): readonly AnyCondition[] => {
  if (!('where' in request)) return [];
  const { where } = request;
  // Array.isArray does not narrow readonly arrays; a condition is never an array.
  return Array.isArray(where) ? (where as readonly AnyCondition[]) : [where as AnyCondition];
};

/** Writes the conditions and binds their values; the text is made once per shape of the request. */
export const bindStatement = (plan: CompiledPlan, kept: KeptTexts, request: AnyRequest): BoundStatement => {
  const { label = plan.subject, after = null, limit, isWalked = false } = request;
  if (!Number.isInteger(limit) || limit < 1 || limit > MAX_LIMIT) {
    throw new RangeError(`A page has 1 to ${MAX_LIMIT} rows.`);
  }
  // The protocol ends a name at a zero byte, and the text of the statement follows.
  if (!/^\w+$/.test(label)) throw new RangeError('A label is a word: letters, digits and underscores.');
  const values: unknown[] = [];
  const bind: Bind = (value) => `$${values.push(value)}`;
  const root = plan.tableRoot(isWalked);
  const ordering = orderingFor(plan, root, request);
  const conditions = conditionsOf(request).flatMap((condition) => conditionSql(root, condition, bind));
  if (after !== null) {
    const position = decodeCursor(after, ordering.name, ordering.columns);
    conditions.push(afterSql(root, ordering, position.map(bind)));
  }
  const key = JSON.stringify([label, conditions, ordering.name, limit]);
  const { name, text } = keep(kept, key, () => prepared(label, statementText(plan, { conditions, ordering, limit })));
  return { name, text, values, ordering };
};
