import { readFileSync } from 'node:fs';
import { Client } from 'pg';
import { searchWordsOf } from '../../../api/src/features/worklist/index.ts';
import { familyNames, givenNames } from './names.ts';
import { statementsOf } from './statements-of.ts';

export interface Volume {
  readonly documents: number;
  readonly facilities: number;
  readonly seed: number;
}

/** Tables that grow with documents: their indexes are built after they are filled. */
const FILLED = ['received_object', 'document', 'metadata', 'document_word', 'document_tag', 'attachment'];
const ALSO_FILLED = ['verification', 'audit_event', 'patient'];

interface Index {
  readonly name: string;
  readonly definition: string;
}

const plainIndexes = async (client: Client): Promise<Index[]> => {
  const { rows } = await client.query<Index>(
    `select indexname as name, indexdef as definition from pg_indexes
     where schemaname = 'public' and tablename = any($1)
       and not exists (select 1 from pg_constraint where conname = indexname)`,
    [[...FILLED, ...ALSO_FILLED]],
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

/**
 * Fills a migrated, empty database: in SQL, as superuser, with triggers off. What triggers would have kept (counters,
 * versions) is computed afterwards. All of it is one transaction that begins by emptying the tables: what they hold then
 * needs no write-ahead log.
 */
export const loadSeed = async (superuserUrl: string, volume: Volume, say: (line: string) => void): Promise<void> => {
  const client = new Client({ connectionString: superuserUrl });
  await client.connect();
  try {
    await client.query(
      "set session_replication_role = 'replica'; set synchronous_commit = off; set work_mem = '256MB'",
    );
    await client.query("set maintenance_work_mem = '1GB'; set timezone = 'UTC'");
    await client.query('begin; truncate facility cascade; create schema bench');
    await insertNames(client, 'family_name', familyNames());
    await insertNames(client, 'given_name', givenNames());
    const indexes = await plainIndexes(client);
    for (const { name } of indexes) await client.query(`drop index ${client.escapeIdentifier(name)}`);
    for (const statement of seedStatements(volume)) {
      const startedAt = performance.now();
      await client.query(statement);
      if (statement.startsWith('create unlogged table')) await client.query(`analyze ${subjectOf(statement)}`);
      const seconds = (performance.now() - startedAt) / 1000;
      if (seconds > 1) say(`  ${subjectOf(statement)} ${seconds.toFixed(1)} s`);
    }
    const startedAt = performance.now();
    for (const { definition } of indexes) await client.query(definition);
    await client.query('drop schema bench cascade; commit');
    await client.query('vacuum (analyze)');
    say(`  indexes and statistics ${((performance.now() - startedAt) / 1000).toFixed(1)} s`);
  } finally {
    await client.end();
  }
};
