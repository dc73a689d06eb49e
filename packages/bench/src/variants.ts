import { ListWorklistOutput } from '@mailroom/contracts';
import { z } from 'zod';
import { ComparedRow, dashboardOf, LegacyPage, toComparedRow, toLegacyBody } from '../../api/src/v1/read-legacy.ts';
import { MeasuredRow, type PageAnswer } from './compare-rows.ts';
import { postgraphileQuestion, readPostgraphile } from './postgraphile.ts';
import { STATUS, worklistInput } from './question.ts';

/** What the question needs to be put: where, and as whom. */
interface Asker {
  readonly facilityId: string;
  /** The session's cookie; empty for variants that know no session. */
  readonly cookie: string;
}

/** The page's question as a variant takes it. */
export interface PageCall {
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** One way of answering the worklist's page. Adding one is adding an entry to {@link VARIANTS}. */
export interface Variant {
  readonly name: string;
  readonly title: string;
  /** From this package's `src` folder. */
  readonly script: string;
  readonly environment?: NodeJS.ProcessEnv;
  /** `facility_id`: connects as a role that bypasses row-level security, and says whose rows it wants. */
  readonly tenancy: 'row-level security' | 'facility_id';
  /** `product`: signed in first, through the real sign-in. */
  readonly kind: 'ours' | 'product' | 'peer';
  /** Takes so long that requests are counted instead of seconds. */
  readonly isSlow?: boolean;
  call(asker: Asker): PageCall;
  read(answer: unknown): PageAnswer;
}

const JSON_BODY = { 'content-type': 'application/json' };

const Plain = z.strictObject({ rows: z.array(MeasuredRow), nextCursor: z.string().nullable() });

const plain = {
  tenancy: 'facility_id',
  call: ({ facilityId }: Asker): PageCall => ({
    path: '/',
    headers: JSON_BODY,
    body: JSON.stringify({ facilityId, status: STATUS }),
  }),
  read: (answer: unknown): PageAnswer => {
    const { rows, nextCursor } = Plain.parse(answer);
    return { rows, hasNext: nextCursor !== null };
  },
} as const;

const peer = (name: string, title: string) =>
  ({ ...plain, name, title, script: `../peers/src/${name}.ts`, kind: 'peer' }) as const;

/** A row of the product as the others show it. */
const ShownRow = MeasuredRow.strip();

const Batch = z.tuple([z.object({ result: z.object({ data: ListWorklistOutput }) })]);

/** Calls of procedures by their paths, as the web client's batching link sends them: in one request. */
export const procedureCalls = (inputs: Readonly<Record<string, unknown>>, cookie: string): PageCall => ({
  path: `/trpc/${Object.keys(inputs).join(',')}?batch=1`,
  headers: { ...JSON_BODY, cookie },
  body: JSON.stringify(Object.fromEntries(Object.values(inputs).entries())),
});

export const procedureCall = (path: string, input: unknown, cookie: string): PageCall =>
  procedureCalls({ [path]: input }, cookie);

const product = {
  script: '../../api/src/main.ts',
  tenancy: 'row-level security',
  kind: 'product',
} as const;

export const V2 = 'v2';
/** The product as it is shipped. */
export const CACHED = 'v2-cached';

const v2 = {
  ...product,
  name: V2,
  title: 'V2 without its page cache: session, row-level security, contract, tRPC’s form',
  environment: { PAGE_CACHE_MEGABYTES: '0' },
  call: ({ cookie }: Asker): PageCall => procedureCall('worklist.listWorklist', worklistInput, cookie),
  read: (answer: unknown): PageAnswer => {
    const [{ result }] = Batch.parse(answer);
    const { rows, nextCursor } = result.data;
    return { rows: rows.map((row) => ShownRow.parse(row)), hasNext: nextCursor !== null };
  },
} as const satisfies Variant;

const v1 = {
  ...product,
  name: 'v1',
  title: 'V1: the legacy endpoint',
  environment: { V1: 'on' },
  isSlow: true,
  call: ({ cookie }: Asker): PageCall => ({
    path: `/v1/dashboards/${dashboardOf(worklistInput)}/documents`,
    headers: { ...JSON_BODY, cookie },
    body: JSON.stringify(toLegacyBody(worklistInput)),
  }),
  read: (answer: unknown): PageAnswer => {
    const { documents, nextCursor } = LegacyPage.parse(answer);
    return { rows: documents.map(toComparedRow).map((row) => ComparedRow.parse(row)), hasNext: nextCursor !== null };
  },
} as const satisfies Variant;

/** What everything is measured against. */
export const LIMIT = 'limit';

/** What a cache could reach: it asks nobody, and so answers what is no longer true. */
export const CEILING = 'ceiling';

export const VARIANTS: readonly Variant[] = [
  {
    ...plain,
    name: LIMIT,
    title: 'The limit: node:http, one prepared statement that makes the JSON',
    script: 'variants/limit.ts',
    kind: 'ours',
  },
  {
    ...plain,
    name: CEILING,
    title: 'The ceiling of a cache: node:http gives the same bytes to everybody, unasked and unchecked',
    script: 'variants/ceiling.ts',
    kind: 'ours',
  },
  v2,
  // No environment of its own: the product as it is shipped.
  {
    ...v2,
    name: CACHED,
    title: 'V2 as shipped: the page kept in memory, validated on every request',
    environment: {},
  },
  v1,
  { ...plain, name: 'mikro-orm', title: 'MikroORM, em.find', script: 'variants/mikro-orm.ts', kind: 'ours' },
  peer('kysely', 'Kysely, one statement with json aggregation'),
  peer('prisma', 'Prisma, join strategy'),
  peer('drizzle', 'Drizzle, relational query, prepared'),
  peer('typeorm', 'TypeORM, query strategy'),
  { ...peer('postgraphile', 'PostGraphile'), call: postgraphileQuestion, read: readPostgraphile },
];

/**
 * The variants asked for by name; the limit and V2 are always among them, because ratios need them.
 *
 * @throws Error in one sentence when there is none of a name.
 */
export const chooseVariants = (names: readonly string[] | null): readonly Variant[] => {
  if (names === null) return VARIANTS;
  const unknown = names.find((name) => VARIANTS.every((variant) => variant.name !== name));
  if (unknown !== undefined) {
    throw new Error(`There is no variant ${unknown}; there are ${VARIANTS.map(({ name }) => name).join(', ')}.`);
  }
  return VARIANTS.filter(({ name }) => names.includes(name) || name === LIMIT || name === V2);
};
