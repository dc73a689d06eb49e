import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ListWorklistInput } from '@mailroom/contracts';
import { Client } from 'pg';
import { z } from 'zod';
import { worklistPage } from '../../../api/src/features/worklist/list-worklist.load-plan.ts';
import { entities } from '../../../api/src/model/entities.ts';
import { openOrm } from '../../../api/src/platform/database/orm.ts';
import { worklistInput } from '../question.ts';
import type { SeededDatabase } from '../seed/open-seeded-database.ts';
import { Explained, faultsOf, type PlanFaults, shapeOf } from './read-plan.ts';

/** The plan of one pair of filters. */
export interface PairPlan extends PlanFaults {
  readonly pair: string;
  readonly milliseconds: number;
  readonly shape: string;
}

type Filter = readonly [name: string, filter: Partial<ListWorklistInput>];

interface Choices {
  readonly sourceId: string;
  readonly assigneeId: string;
  readonly tagId: string;
  readonly receivedFrom: string;
  readonly receivedTo: string;
}

/** The most usual value of each filter, and a week in the middle. */
const CHOICES = `select
  (select source_id::text from document group by source_id order by count(*) desc limit 1) as "sourceId",
  (select assignee_id::text from document where assignee_id is not null
    group by assignee_id order by count(*) desc limit 1) as "assigneeId",
  (select tag_id::text from document_tag group by tag_id order by count(*) desc limit 1) as "tagId",
  to_char(min(received_at) + (max(received_at) - min(received_at)) / 2, 'YYYY-MM-DD"T00:00:00.000Z"') as "receivedFrom",
  to_char(min(received_at) + (max(received_at) - min(received_at)) / 2 + interval '7 days',
    'YYYY-MM-DD"T00:00:00.000Z"') as "receivedTo"
from document`;

const filtersOf = (choices: Choices): Filter[] => [
  ['status', { statuses: ['review'] }],
  ['statuses', { statuses: ['received', 'review', 'unreadable'] }],
  ['type', { documentTypeCode: '11502-2' }],
  ['source', { sourceId: choices.sourceId }],
  ['from', { receivedFrom: choices.receivedFrom }],
  ['to', { receivedTo: choices.receivedTo }],
  ['patient', { patientName: 'le goff' }],
  ['assignee', { assigneeId: choices.assigneeId }],
  ['nobody', { assigneeId: 'nobody' }],
  ['tag', { tagId: choices.tagId }],
  ['outcome', { verificationOutcome: 'ambiguous' }],
  ['oldest', { sort: 'oldest' }],
];

/** Two filters of one kind exclude each other. */
const EXCLUSIVE = [
  ['status', 'statuses'],
  ['assignee', 'nobody'],
];

export const pairsOf = (filters: readonly Filter[]): Filter[] =>
  filters.flatMap(([left, first], index) =>
    filters
      .slice(index + 1)
      .filter(([right]) => !EXCLUSIVE.some((names) => names.includes(left) && names.includes(right)))
      .map(([right, second]): Filter => [`${left} + ${right}`, { ...first, ...second }]),
  );

const everything: ListWorklistInput = {
  ...worklistInput,
  statuses: ['received', 'review', 'unreadable', 'integrated', 'rejected'],
};

const Value = z.union([z.string(), z.array(z.string()).transform((texts) => `{${texts.join(',')}}`)]);

const literalOf = (client: Client, value: unknown): string => client.escapeLiteral(Value.parse(value));

interface Asking {
  readonly client: Client;
  readonly orm: Awaited<ReturnType<typeof openOrm>>;
}

/** Under row-level security and with a generic plan, as the product runs it. */
const explain = async ({ client, orm }: Asking, input: ListWorklistInput): Promise<Explained> => {
  const { text, values } = worklistPage(orm, input);
  const given = values.length === 0 ? '' : `(${values.map((value) => literalOf(client, value)).join(', ')})`;
  await client.query(`prepare pair as ${text}`);
  const { rows } = await client.query(`explain (analyze, format json) execute pair${given}`);
  await client.query('deallocate pair');
  return Explained.parse(z.object({ 'QUERY PLAN': z.unknown() }).parse(rows[0])['QUERY PLAN']);
};

const planPairs = async (asking: Asking): Promise<PairPlan[]> => {
  const { rows } = await asking.client.query<Choices>(CHOICES);
  if (!rows[0]) throw new Error('The facility has no documents.');
  const plans: PairPlan[] = [];
  for (const [pair, filter] of pairsOf(filtersOf(rows[0]))) {
    const explained = await explain(asking, { ...everything, ...filter });
    const [{ 'Execution Time': milliseconds }] = explained;
    plans.push({ pair, milliseconds, shape: shapeOf(explained), ...faultsOf(explained) });
  }
  return plans;
};

/** The plan of V2's page for each pair of filters, in the largest facility. */
export const measurePlans = async (database: SeededDatabase): Promise<readonly PairPlan[]> => {
  const orm = await openOrm({ databaseUrl: database.databaseUrl, entities, poolSize: 1 });
  const client = new Client({
    connectionString: database.databaseUrl,
    options: '-c plan_cache_mode=force_generic_plan -c timezone=UTC',
  });
  await client.connect();
  try {
    await client.query("select set_config('mailroom.facility_id', $1, false)", [database.facilityId]);
    return await planPairs({ client, orm });
  } finally {
    await client.end();
    await orm.close();
  }
};

const Kept = z.record(z.string(), z.string());

/** The pairs whose plan is another than the one that was kept; a pair that was not kept has changed. */
export const changedPlans = (kept: z.infer<typeof Kept>, plans: readonly PairPlan[]): string[] =>
  plans.filter(({ pair, shape }) => kept[pair] !== shape).map(({ pair }) => pair);

/** Compares with the plans in a file, and keeps these when there are none or when told to. */
export const compareWithKept = async (
  path: string,
  plans: readonly PairPlan[],
  areReplaced: boolean,
): Promise<readonly string[]> => {
  const isKept = existsSync(path);
  const changed = isKept ? changedPlans(Kept.parse(JSON.parse(await readFile(path, 'utf8'))), plans) : [];
  if (!isKept || areReplaced) {
    await mkdir(dirname(path), { recursive: true });
    const shapes = Object.fromEntries(plans.map(({ pair, shape }) => [pair, shape]));
    await writeFile(path, `${JSON.stringify(shapes, null, 2)}\n`);
  }
  return changed;
};
