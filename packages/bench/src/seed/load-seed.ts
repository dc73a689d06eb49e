import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { searchWordsOf } from '../../../api/src/features/documents/index.ts';
import { familyNames, givenNames } from './names.ts';
import { statementsOf } from './statements-of.ts';

export interface Volume {
  readonly documents: number;
  readonly facilities: number;
  readonly seed: number;
}

/** Tables that grow with documents: their indexes are built after they are filled. */
const FILLED_FIRST = ['received_object', 'document', 'patient'];
/** And nothing points at these: each is filled in a transaction of its own, beside others. */
const FILLED_BESIDE: ReadonlySet<string> = new Set(
  'metadata|document_word|document_tag|attachment|verification|audit_event'.split('|'),
);
const BESIDE_EACH_OTHER = 2;

interface Index {
  readonly name: string;
  readonly definition: string;
}

const plainIndexes = async (client: Client, tables: readonly string[]): Promise<Index[]> => {
  const { rows } = await client.query<Index>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = any($1)
       and not exists (select 1 from pg_constraint where conname = indexname)`,
    [tables],
  );
  return rows;
};

const insertNames = async (client: Client, table: string, names: readonly string[]): Promise<void> => {
  await client.query(`create table bench.${table} (k bigint primary key, name text, words text[])`);
  for (const [k, name] of names.entries()) {
    await client.query(`insert into bench.${table} values ($1, $2, $3)`, [k, name, searchWordsOf([name])]);
  }
};

const seedStatements = ({ documents, facilities, seed }: Volume): string[] => {
  const text = readFileSync(new URL('./seed.sql', import.meta.url), 'utf8');
  const values: Record<string, number> = { documents, facilities, seed };
  return statementsOf(text.replaceAll(/(?<!:):(documents|facilities|seed)\b/g, (_, name) => String(values[name])));
};

/** `insert into document_word …` as `document_word`. */
const subjectOf = (statement: string): string => /(?:into|table|function) ([\w.]+)/.exec(statement)?.[1] ?? 'rows';

interface Filling {
  readonly client: Client;
  readonly say: (line: string) => void;
}

const run = async ({ client, say }: Filling, what: string, statement: string): Promise<void> => {
  const startedAt = performance.now();
  await client.query(statement);
  const seconds = (performance.now() - startedAt) / 1000;
  if (seconds > 1) say(`  ${what} ${seconds.toFixed(1)} s`);
};

/** Runs statements between a `begin` that empties tables and a commit: what they hold then needs no write-ahead log. */
const fillTables = async (
  filling: Filling,
  { tables, truncate, fill }: { tables: readonly string[]; truncate: string; fill: () => Promise<void> },
): Promise<void> => {
  const { client } = filling;
  await client.query(`begin; truncate ${truncate}`);
  const indexes = await plainIndexes(client, tables);
  for (const { name } of indexes) await client.query(`drop index ${client.escapeIdentifier(name)}`);
  await fill();
  for (const { name, definition } of indexes) await run(filling, name, definition);
  await client.query('commit');
};

/** As superuser with triggers off. */
const withClient = async (url: string, act: (client: Client) => Promise<void>): Promise<void> => {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(
      "set session_replication_role = 'replica'; set synchronous_commit = off; set work_mem = '256MB'",
    );
    await client.query("set maintenance_work_mem = '1GB'; set timezone = 'UTC'");
    await act(client);
  } finally {
    await client.end();
  }
};

const fillFirst = async (filling: Filling, statements: readonly string[]): Promise<void> => {
  const { client } = filling;
  await client.query('create schema bench');
  await insertNames(client, 'family_name', familyNames());
  await insertNames(client, 'given_name', givenNames());
  const fill = async () => {
    for (const statement of statements) {
      await run(filling, subjectOf(statement), statement);
      if (statement.startsWith('create unlogged table')) await client.query(`analyze ${subjectOf(statement)}`);
    }
  };
  await fillTables(filling, { tables: FILLED_FIRST, truncate: 'facility cascade', fill });
};

/**
 * Fills a migrated, empty database: in SQL, as superuser, with triggers off. What triggers would have kept (counters,
 * versions) is computed.
 */
export const loadSeed = async (superuserUrl: string, volume: Volume, say: (line: string) => void): Promise<void> => {
  const statements = seedStatements(volume);
  const isBeside = (statement: string) => FILLED_BESIDE.has(subjectOf(statement));
  await withClient(superuserUrl, (client) =>
    fillFirst(
      { client, say },
      statements.filter((statement) => !isBeside(statement)),
    ),
  );
  const beside = statements.filter(isBeside);
  const work = (client: Client) => async () => {
    for (let statement = beside.shift(); statement !== undefined; statement = beside.shift()) {
      const [table, sql] = [subjectOf(statement), statement];
      const fill = () => run({ client, say }, table, sql);
      // Tables that point at it are empty.
      await fillTables({ client, say }, { tables: [table], truncate: `${table} cascade`, fill });
    }
  };
  await Promise.all(
    Array.from({ length: BESIDE_EACH_OTHER }, () => withClient(superuserUrl, (client) => work(client)())),
  );
  await withClient(superuserUrl, async (client) => {
    await client.query('drop schema bench cascade');
    await run({ client, say }, 'statistics', 'vacuum (analyze)');
  });
};
