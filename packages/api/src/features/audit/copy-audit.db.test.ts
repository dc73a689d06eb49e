import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { buildFacility, SET_UP_ENTRIES as SET_UP } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { linkAudit } from '../../platform/audit/link-audit.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { copyAudit } from './copy-audit.ts';

const RECORD = `select record_audit(jsonb_agg(jsonb_build_object('action', 'search-kept', 'details', jsonb_build_object('é', n))))
from generate_series(1, ?) n`;

const open = async () => {
  const database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  await linkAudit(database.app, facilityId);
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-audit-'));
  const path = join(folder, 'out', 'audit.ndjson');
  /** A worker that has just started: it knows nothing of the file. */
  const startWorker = () => {
    const app = { ...database.app, config: { ...database.app.config, auditFile: path } };
    return () => copyAudit(app, facilityId);
  };
  const sql = (text: string, values: unknown[] = []) => database.asSuperuser((client) => client.query(text, values));
  return {
    path,
    startWorker,
    sql,
    makeFolder: () => mkdir(dirname(path)),
    record: async (entries: number) => {
      await forkForFacility(database.orm, facilityId).execute(RECORD, [entries]);
      await linkAudit(database.app, facilityId);
    },
    setNoted: (position: number) => sql('update audit_copy set position = $1', [position]),
    read: () => readFile(path, 'utf8'),
    async [Symbol.asyncDispose]() {
      await database[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
};

/** The places of a file's lines, in their order. Every line is whole. */
const placesOf = (text: string): number[] =>
  text
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const event = JSON.parse(line);
      return Number(event.entity.at(-1).detail.find(({ type }: { type: string }) => type === 'position').valueString);
    });

const upTo = (last: number, first = 1): number[] => Array.from({ length: last - first + 1 }, (_value, n) => first + n);

it('wherever the worker is killed, each entry is in the file once and in its order', async () => {
  await using world = await open();
  await world.makeFolder();
  await world.startWorker()();
  expect(placesOf(await world.read())).toEqual(upTo(SET_UP));
  const before = await world.read();
  await world.record(3);
  await world.startWorker()();
  const whole = await world.read();
  expect(placesOf(whole)).toEqual(upTo(SET_UP + 3));
  const written = Buffer.from(whole);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: Buffer.byteLength(before), max: written.length }), async (bytes) => {
      // The file is written first, and noted in the database then: so much of it was there, and nothing noted.
      await writeFile(world.path, written.subarray(0, bytes));
      await world.setNoted(SET_UP);
      const copy = world.startWorker();
      await copy();
      expect(await world.read()).toBe(whole);
      await copy();
      expect(await world.read()).toBe(whole);
    }),
    // In the middle of a character too, and at both ends.
    { numRuns: 25, examples: [[written.length], [Buffer.byteLength(before)], [written.indexOf('é') + 1]] },
  );
});

it('a file that was moved away is begun anew where it ended, by the same worker and by the next', async () => {
  await using world = await open();
  await world.makeFolder();
  const copy = world.startWorker();
  await copy();
  await world.record(2);
  await rename(world.path, `${world.path}.1`);
  await copy();
  expect(placesOf(await world.read())).toEqual(upTo(SET_UP + 2, SET_UP + 1));
  await rename(world.path, `${world.path}.2`);
  await world.record(1);
  await world.startWorker()();
  expect(placesOf(await world.read())).toEqual([SET_UP + 3]);
});

it('a file that cannot be written is told of, and what waits is written once it can', async () => {
  await using world = await open();
  const copy = world.startWorker();
  await expect(copy()).rejects.toThrow('ENOENT');
  await world.record(1);
  await expect(copy()).rejects.toThrow('ENOENT');
  await world.makeFolder();
  await copy();
  expect(placesOf(await world.read())).toEqual(upTo(SET_UP + 1));
});

it('after a restore, lines of the chain that is gone do not stand for those of the new one', async () => {
  await using world = await open();
  await world.makeFolder();
  await world.record(2);
  await world.startWorker()();
  await world.setNoted(SET_UP);
  await world.sql('update audit_link set sha256 = $1 where position = $2', ['f'.repeat(64), SET_UP + 2]);
  await world.startWorker()();
  expect(placesOf(await world.read())).toEqual([...upTo(SET_UP + 2), ...upTo(SET_UP + 2, SET_UP + 1)]);
});
