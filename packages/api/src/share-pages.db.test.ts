import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { buildDocument } from '../test/build-document.ts';
import { buildFacility } from '../test/build-facility.ts';
import { openTestDatabase } from '../test/open-test-database.ts';
import { rowsOf, signInAt, startApi } from '../test/start-api.ts';
import { isRedisInstalled, startTestRedis } from '../test/start-test-redis.ts';
import { Document } from './model/document.entity.ts';
import { forkForFacility } from './platform/process/context.ts';

const secret = () => randomBytes(32).toString('hex');

/** Two HTTP processes beside one Redis, with one secret unless said otherwise. */
const open = async ({ secrets = [secret()] }: { secrets?: readonly string[] } = {}) => {
  await using stack = new AsyncDisposableStack();
  const redis = stack.use(await startTestRedis());
  const database = stack.use(await openTestDatabase());
  const facility = await buildFacility(database);
  const start = (SECRETS_KEY = '') => startApi(database, { REDIS_URL: redis.url, SECRETS_KEY });
  const first = stack.use(await start(secrets[0]));
  const second = stack.use(await start(secrets.at(-1)));
  const clerk = await signInAt(first.url, facility);
  const em = () => forkForFacility(database.orm, facility.facilityId);
  const titleAt = async (url: string) => (await rowsOf(await clerk.list(url)))[0]?.title;
  const started = stack.move();
  return {
    redis,
    database,
    em,
    titleAt,
    urls: [first.url, second.url] as const,
    [Symbol.asyncDispose]: () => started.disposeAsync(),
  };
};

type World = Awaited<ReturnType<typeof open>>;

const IN_TIME_MILLISECONDS = 2000;

/** Whether the page that was just made is put away. It is tried once: on a busy machine Redis may be too slow for that. */
const isPutAway = async ({ redis }: World, pagesBefore: number): Promise<boolean> => {
  for (const until = Date.now() + IN_TIME_MILLISECONDS; Date.now() < until; await sleep(10)) {
    if ((await redis.client.dbsize()) > pagesBefore) return true;
  }
  return false;
};

/** Changes a title without raising the version: whoever then shows the old one was given a kept page. */
const changeUnseen = async ({ database }: World, id: string, title: string): Promise<void> => {
  await database.asSuperuser(async (client) => {
    await client.query("set session_replication_role = 'replica'");
    await client.query('update document set title = $1 where id = $2', [title, id]);
  });
};

interface Shown {
  readonly title: string | undefined;
  /** Whether the first process had put its page away by then. */
  readonly isPutAway: boolean;
}

/** What the second process shows of a page that the first one made, with a mark between the two. */
const secondShows = async (world: World, id: string, round: number): Promise<Shown> => {
  const [first, second] = world.urls;
  const pagesBefore = await world.redis.client.dbsize();
  await world.em().nativeUpdate(Document, { id }, { title: `round ${round}` });
  expect(await world.titleAt(first)).toBe(`round ${round}`);
  const isThere = await isPutAway(world, pagesBefore);
  await changeUnseen(world, id, `unseen ${round}`);
  return { title: await world.titleAt(second), isPutAway: isThere };
};

/** A machine may be too busy for Redis to answer in time: the page is then made, which is right as well. */
const ROUNDS = 8;
/** So long a process waits before it connects to Redis again. */
const PAUSE_MILLISECONDS = 1000;

describe.skipIf(!isRedisInstalled)('with a Redis server (these tests do not run without redis-server)', () => {
  it('a process gives the page that another one made, under the same version only', async () => {
    await using world = await open();
    const id = await buildDocument(world.em());
    let isGiven = false;
    for (let round = 1; round <= ROUNDS && !isGiven; round += 1) {
      const { title } = await secondShows(world, id, round);
      expect([`round ${round}`, `unseen ${round}`]).toContain(title);
      isGiven = title === `round ${round}`;
      await sleep(isGiven ? 0 : PAUSE_MILLISECONDS);
    }
    expect(isGiven).toBe(true);
    await world.em().nativeUpdate(Document, { id }, { title: 'seen' });
    for (const url of world.urls) expect(await world.titleAt(url)).toBe('seen');
  });

  it('Redis holds no name, no text and no question, and gives its memory back', async () => {
    await using world = await open();
    const { client } = world.redis;
    const id = await buildDocument(world.em(), { family: 'Le Goff', given: ['Aïcha'] });
    let isThere = false;
    for (let round = 1; round <= ROUNDS && !isThere; round += 1) {
      await world.em().nativeUpdate(Document, { id }, { title: 'Biopsy of the skin' });
      await world.titleAt(world.urls[0]);
      isThere = await isPutAway(world, 0);
    }
    expect(isThere).toBe(true);
    const names = await client.keys('*');
    for (const name of names) {
      expect(name).toMatch(/^mailroom:page:[\w-]{43}$/);
      expect((await client.getBuffer(name))?.toString('utf8')).not.toMatch(/Biopsy|Goff|Aïcha|"rows"/);
      expect(await client.pttl(name)).toBeGreaterThan(0);
    }
  });

  it('a process with another secret finds nothing', async () => {
    await using world = await open({ secrets: [secret(), secret()] });
    const id = await buildDocument(world.em());
    let putAway = 0;
    for (let round = 1; round <= ROUNDS && putAway < 3; round += 1) {
      const shown = await secondShows(world, id, round);
      expect(shown.title).toBe(`unseen ${round}`);
      putAway += shown.isPutAway ? 1 : 0;
      await sleep(shown.isPutAway ? 0 : PAUSE_MILLISECONDS);
    }
    expect(putAway).toBe(3);
  });

  it('when Redis goes, everything goes on', async () => {
    await using world = await open();
    const id = await buildDocument(world.em());
    await world.titleAt(world.urls[0]);
    await world.redis[Symbol.asyncDispose]();
    await world.em().nativeUpdate(Document, { id }, { title: 'without Redis' });
    for (const url of world.urls) expect(await world.titleAt(url)).toBe('without Redis');
  });
});
