import { randomUUID } from 'node:crypto';
import { expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { JOBS } from '../../jobs.ts';
import type { DocumentJob } from './jobs.ts';
import { eachJob } from './run-jobs.ts';

it('a job that no release wrote becomes a dead letter with its reason, and its neighbours run', async () => {
  await using database = await openTestDatabase();
  const { boss } = database.app.jobs;
  const data = { facilityId: randomUUID(), documentId: randomUUID() };
  const newer = { $version: 9, value: data };
  for (const payload of [{ ...data, document: 'an old name' }, data, newer]) await boss.send('read-document', payload);
  const run = vi.fn<(data: DocumentJob) => Promise<void>>(async () => {});
  const runner = eachJob({ log: database.app.log, form: JOBS['read-document'].form, run });
  await boss.work('read-document', { batchSize: 3, perJobResults: true, pollingIntervalSeconds: 0.5 }, runner);
  const deadLetters = () =>
    database.asSuperuser((client) =>
      client.query('select data, source_output from pgboss.job where name = $1 order by source_created_on', [
        JOBS['read-document'].queue.deadLetter,
      ]),
    );
  await vi.waitFor(async () => expect((await deadLetters()).rows).toHaveLength(2), { timeout: 20_000 });
  expect((await deadLetters()).rows).toEqual([
    {
      data: { ...data, document: 'an old name' },
      source_output: {
        reason:
          'job read-document, written as version 1, cannot be read: it does not fit at the whole (unrecognized_keys).',
      },
    },
    {
      data: newer,
      source_output: {
        reason: 'job read-document, written as version 9, cannot be read: this release knows versions up to 1.',
      },
    },
  ]);
  expect(run.mock.calls.map(([read]) => read)).toEqual([data]);
});
