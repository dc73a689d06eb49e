import { setTimeout as pause } from 'node:timers/promises';
import { Client } from 'pg';
import { openWorld, type World } from './open-world.ts';

interface OutageOptions {
  readonly restarts: number;
  readonly clients: number;
  readonly downSeconds: number;
  /** Breaks on purpose whatever is judged, so that the judgement is seen to see it. */
  readonly isBroken: boolean;
}

/** Of two HTTP processes (10 + 1 + 1) and two workers (10 + 6 + 1 + 1), as their pools allow. */
const MOST_CONNECTIONS = 2 * 12 + 2 * 18;
const UNDISTURBED_MILLISECONDS = 1500;
/** After an outage everybody is back within the longest pause, and works. */
const BACK_WITHIN_MILLISECONDS = 120_000;

const CONNECTIONS = `select count(*)::int as n from pg_stat_activity
  where datname = 'mailroom' and application_name like 'mailroom%'`;
const UNREAD = "select count(*)::int as n from document where status = 'received'";

const count = async ({ ask }: World, sql: string): Promise<number> => (await ask<{ n: number }>(sql))[0]?.n ?? 0;

const until = async (isSo: () => Promise<boolean>): Promise<boolean> => {
  for (const since = performance.now(); performance.now() - since < BACK_WITHIN_MILLISECONDS; await pause(200)) {
    if (await isSo()) return true;
  }
  return false;
};

/** Every client has been served again. @returns the most connections that there were. */
const restartDatabase = async (world: World, { restarts, clients, downSeconds }: OutageOptions): Promise<number> => {
  const { postgres, sent } = world;
  let most = 0;
  for (let n = 0; n < restarts; n += 1) {
    const before = sent.acknowledged.size;
    await postgres.stop(n % 2 === 0 ? 'fast' : 'immediate');
    await pause(downSeconds * 1000);
    await postgres.start();
    const isBack = await until(async () => {
      most = Math.max(most, await count(world, CONNECTIONS));
      return sent.acknowledged.size > before + 2 * clients;
    });
    if (!isBack) throw new Error(`After restart ${n + 1} nobody is served.`);
  }
  return most;
};

/** @returns the connections that there are then. */
const breakProcesses = async (world: World): Promise<number> => {
  await world.workers[0]?.end('SIGKILL');
  const options = { connectionString: world.postgres.databaseUrl, application_name: 'mailroom' };
  const more = Array.from({ length: MOST_CONNECTIONS }, () => new Client(options));
  await Promise.all(more.map((one) => one.connect()));
  const connections = await count(world, CONNECTIONS);
  await Promise.all(more.map((one) => one.end()));
  return connections;
};

/** @returns how many requests were cut off while one HTTP process after the other was replaced. */
const replaceApis = async ({ apis, sent, startApi }: World, signal: NodeJS.Signals): Promise<number> => {
  const before = sent.reset;
  for (const [port, api] of apis) {
    await api.end(signal);
    apis.set(port, await startApi(port));
    await pause(UNDISTURBED_MILLISECONDS);
  }
  return sent.reset - before;
};

/** @returns how many documents were acknowledged and are not there. */
const countLost = async ({ ask, sent }: World): Promise<number> => {
  const known = new Set((await ask<{ id: string }>('select id from document')).map(({ id }) => id));
  return [...sent.acknowledged].filter((id) => !known.has(id)).length;
};

/**
 * Restarts PostgreSQL again and again, and then each HTTP process, while clients send letters to two HTTP processes and two
 * workers read them.
 *
 * @returns what is wrong afterwards, a sentence each.
 */
export const proveOutages = async (asked: OutageOptions): Promise<readonly string[]> => {
  await using world = await openWorld(asked.clients);
  const { apis, workers, sent } = world;
  await pause(UNDISTURBED_MILLISECONDS);
  const connections = Math.max(await restartDatabase(world, asked), asked.isBroken ? await breakProcesses(world) : 0);
  const processes = [...apis.values(), ...workers];
  const dead = processes.filter((one) => !one.isAlive()).length;
  const cut = await replaceApis(world, asked.isBroken ? 'SIGKILL' : 'SIGTERM');
  await world.stopClients();
  const isRead = await until(async () => (await count(world, UNREAD)) === 0);
  if (asked.isBroken) sent.acknowledged.add('a document that was never received');
  const lost = await countLost(world);
  const unseen = processes.filter((one) => /nobody waits for|nobody caught/.test(one.said())).length;
  process.stdout.write(
    `${asked.restarts} restarts, ${asked.clients} clients: ${sent.acknowledged.size} letters acknowledged, ` +
      `${sent.failed} turned away, at most ${connections} of ${MOST_CONNECTIONS} connections.\n`,
  );
  return [
    ...(dead > 0 ? [`${dead} processes died.`] : []),
    ...(connections > MOST_CONNECTIONS ? [`There were more connections than the pools allow.`] : []),
    ...(cut > 0 ? [`${cut} requests were cut off while HTTP processes were replaced.`] : []),
    ...(isRead ? [] : ['Documents stay unread.']),
    ...(lost > 0 ? [`${lost} acknowledged documents are lost.`] : []),
    ...(unseen > 0 ? [`${unseen} processes logged a failure that nobody waited for.`] : []),
  ];
};
