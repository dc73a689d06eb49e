import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { JOBS } from '../../jobs.ts';
import { openJobs } from './jobs.ts';
import { allJobs } from './run-jobs.ts';
import { workOn } from './work-on.ts';

const open = async () => {
  const database = await openTestDatabase();
  const { databaseUrl } = database;
  const jobs = await openJobs({ databaseUrl, declared: JOBS, isWorker: true, onError: () => {} });
  const app = { ...database.app, jobs };
  const run = vi.fn<(effectId: string) => void>();
  let atOnce = 0;
  let tooMany = 0;
  const slow = { facilityId: randomUUID(), answers: Promise.withResolvers<void>() };
  const work = (many: { takers: number; perFacility: number; batchSize?: number }) =>
    workOn(
      app,
      {
        name: 'send-effect',
        run: allJobs({
          log: app.log,
          form: JOBS['send-effect'].form,
          run: async ({ facilityId, effectId }) => {
            if (facilityId === slow.facilityId) return slow.answers.promise;
            atOnce += 1;
            tooMany += atOnce > many.perFacility ? 1 : 0;
            await pause(5);
            atOnce -= 1;
            run(effectId);
          },
        }),
      },
      { batchSize: 1, ...many },
    );
  const facilityId = randomUUID();
  const enqueue = (count: number, startAfter?: Date, ofFacility = facilityId) =>
    app.orm.em.fork().transactional((em) =>
      jobs.enqueueAll(em, 'send-effect', {
        data: Array.from({ length: count }, () => ({ facilityId: ofFacility, effectId: randomUUID() })),
        ...(startAfter && { startAfter }),
      }),
    );
  return {
    app,
    slow,
    work,
    enqueue,
    run,
    database,
    tooMany: () => tooMany,
    async [Symbol.asyncDispose]() {
      await jobs.boss.stop({ graceful: false });
      await database[Symbol.asyncDispose]();
    },
  };
};

/** Half of what a queue under LISTEN waits between two looks. */
const SOON = { timeout: 15_000 };

it('many jobs are run one after the other without a pause, several at once, and of one facility not all', async () => {
  await using world = await open();
  await world.work({ takers: 4, perFacility: 2 });
  await world.enqueue(60);
  await vi.waitUntil(() => world.run.mock.calls.length === 60, SOON);
  expect(new Set(world.run.mock.calls.flat()).size).toBe(60);
  // Looks that cross each other may each take one.
  expect(world.tooMany()).toBeLessThan(30);
});

it('a hospital whose server is slow does not keep the jobs of another one waiting', async () => {
  await using world = await open();
  await world.enqueue(30, undefined, world.slow.facilityId);
  await world.enqueue(20);
  await world.work({ takers: 6, batchSize: 4, perFacility: 4 });
  await vi.waitUntil(() => world.run.mock.calls.length === 20, SOON);
  expect(new Set(world.run.mock.calls.flat()).size).toBe(20);
  world.slow.answers.resolve();
});

it('what becomes due while nobody is told is found by itself', async () => {
  await using world = await open();
  await world.work({ takers: 2, perFacility: 2 });
  await world.enqueue(4, new Date(Date.now() + 1500));
  await vi.waitUntil(() => world.run.mock.calls.length >= 4, SOON);
  expect(new Set(world.run.mock.calls.flat()).size).toBe(4);
});

it('the job of a process that is not heard of any more is taken over', async () => {
  await using world = await open();
  const { boss } = world.app.jobs;
  await world.enqueue(1);
  const [job] = await boss.fetch('send-effect');
  const age = "update pgboss.job set heartbeat_on = heartbeat_on - interval '11 s' where state = 'active'";
  await boss.supervise('send-effect');
  expect((await boss.getJobById('send-effect', job?.id ?? ''))?.state).toBe('active');
  await world.database.asSuperuser(async (client) => {
    await client.query(age);
    await client.query('update pgboss.queue set monitor_claim_on = null, monitor_on = null');
  });
  await boss.supervise('send-effect');
  await world.database.asSuperuser((client) => client.query('update pgboss.job set start_after = now()'));
  await world.work({ takers: 1, perFacility: 1 });
  await vi.waitUntil(() => world.run.mock.calls.length === 1, SOON);
});
