import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { setUpAsOwner } from '../../src/cli/set-up.ts';
import { freePort } from '../../src/platform/local/free-port.ts';
import { type OutagePostgres, openPostgres } from './open-postgres.ts';
import { type Sent, sendLetters, signIn } from './send-letters.ts';
import { type Running, startProcess } from './start-processes.ts';

/** Two HTTP processes and two workers on one PostgreSQL, and clients that send letters. */
export interface World extends AsyncDisposable {
  readonly postgres: OutagePostgres;
  /** By their ports. */
  readonly apis: Map<number, Running>;
  readonly workers: readonly Running[];
  readonly sent: Sent;
  startApi(port: number): Promise<Running>;
  /** As superuser, beyond row-level security. */
  ask<Row extends object>(sql: string): Promise<Row[]>;
  /** What clients have under way is finished; they send nothing more. */
  stopClients(): Promise<void>;
}

const setUp = async (databaseOwnerUrl: string, clients: number): Promise<void> => {
  const clerk = (n: number) => ({ login: `clerk-${n}`, name: 'Clerk', role: 'clerk' as const });
  const members = Array.from({ length: clients }, (_, n) => clerk(n));
  const sources = [{ code: 'upload', name: 'Upload', kind: 'upload' as const }];
  const place = { city: 'Lille', country: 'FR', timeZone: 'Europe/Paris' };
  await setUpAsOwner(databaseOwnerUrl, null, {
    facilities: [{ code: 'one', name: 'One', ...place, sources, members, tags: [] }],
  });
};

const openAsk = (superuserUrl: string): World['ask'] => {
  const url = new URL(superuserUrl);
  url.pathname = '/mailroom';
  return async <Row extends object>(sql: string): Promise<Row[]> => {
    const client = new Client({ connectionString: url.href });
    await client.connect();
    const { rows } = await client.query<Row>(sql);
    await client.end();
    return rows;
  };
};

/** @returns what stops the clients that it starts. */
const startClients = async (ask: World['ask'], urls: readonly string[], sent: Sent): Promise<() => Promise<void>> => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const clerks = await ask<{ userId: string; facilityId: string }>(
    'select user_id as "userId", facility_id as "facilityId" from membership',
  );
  const cookies = await Promise.all(clerks.map((clerk, n) => signIn(urls[n % urls.length] ?? '', clerk)));
  const sending = cookies.map((cookie, n) =>
    sendLetters({ name: `client ${n}`, first: n, urls, cookie, sent, signal }),
  );
  return async () => {
    stopping.abort();
    await Promise.all(sending);
  };
};

export const openWorld = async (clients: number): Promise<World> => {
  await using opening = new AsyncDisposableStack();
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-outages-files-'));
  opening.defer(() => rmSync(folder, { recursive: true, force: true }));
  const postgres = opening.use(await openPostgres());
  await setUp(postgres.databaseOwnerUrl, clients);
  const environment = { DATABASE_URL: postgres.databaseUrl, MAILROOM_FOLDER: folder };
  const startApi = (port: number) => startProcess('main', { ...environment, PORT: String(port) });
  const apis = new Map<number, Running>();
  const workers: Running[] = [];
  opening.defer(async () => {
    for (const one of [...apis.values(), ...workers]) if (one.isAlive()) await one.end('SIGKILL');
  });
  for (let n = 0; n < 2; n += 1) {
    const port = await freePort();
    apis.set(port, await startApi(port));
    workers.push(await startProcess('worker', environment));
  }
  const sent: Sent = { acknowledged: new Set(), failed: 0, reset: 0 };
  const ask = openAsk(postgres.superuserUrl);
  const urls = [...apis.keys()].map((port) => `http://127.0.0.1:${port}`);
  const stopClients = await startClients(ask, urls, sent);
  opening.defer(stopClients);
  const opened = opening.move();
  return {
    postgres,
    apis,
    workers,
    sent,
    startApi,
    ask,
    stopClients,
    [Symbol.asyncDispose]: () => opened.disposeAsync(),
  };
};
