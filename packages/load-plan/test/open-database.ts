import { randomUUID } from 'node:crypto';
import type { EntityName } from '@mikro-orm/core';
import { MikroORM, type Options } from '@mikro-orm/postgresql';
import { Client } from 'pg';
import { inject } from 'vitest';
import type { Execute } from '../src/index.ts';

/** A database of a test's own, with the tables of its entities. */
export interface TestDatabase extends AsyncDisposable {
  readonly orm: MikroORM;
  /** Runs a plan's statement as a service would: prepared, on a connection of its own pool. */
  readonly execute: Execute;
  /** The connection that statements run on. */
  readonly client: Client;
  /** SQL that the ORM sent while `run` ran, without transaction control. */
  recordOrm(run: () => Promise<unknown>): Promise<string[]>;
}

const asSuperuser = async (text: string): Promise<void> => {
  const client = new Client({ connectionString: inject('postgresUrl') });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
};

interface DatabaseOptions {
  readonly entities: readonly EntityName[];
  readonly options?: Options;
  /** SQL before the tables are made. */
  readonly before?: string;
}

export const openDatabase = async ({ entities, options, before }: DatabaseOptions): Promise<TestDatabase> => {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asSuperuser(`create database ${name}`);
  const url = new URL(inject('postgresUrl'));
  url.pathname = `/${name}`;
  const sent: string[] = [];
  const orm = new MikroORM({
    clientUrl: url.href,
    entities: [...entities],
    debug: ['query'],
    colors: false,
    logger: (message) => void sent.push(message),
    ...options,
  });
  const client = new Client({ connectionString: url.href });
  await client.connect();
  if (before) await client.query(before);
  await orm.schema.create();
  return {
    orm,
    execute: async ({ name: statement, text, values }) => {
      const query = { name: statement, text, values: [...values], rowMode: 'array' as const };
      return (await client.query<(string | null)[]>(query)).rows;
    },
    client,
    recordOrm: async (run) => {
      sent.length = 0;
      await run();
      return sent.filter((message) => /\bselect\b/i.test(message)).map((message) => message.replace(/^\[query\] /, ''));
    },
    async [Symbol.asyncDispose]() {
      await orm.close();
      await client.end();
      await asSuperuser(`drop database ${name} with (force)`);
    },
  };
};
