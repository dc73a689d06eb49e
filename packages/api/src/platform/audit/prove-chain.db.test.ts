import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildFacility, SET_UP_ENTRIES as SET_UP } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { forkForFacility } from '../process/context.ts';
import { checkpointAudit } from './checkpoint-audit.ts';
import { linkAudit } from './link-audit.ts';
import { proveChain } from './prove-chain.ts';
import { proveCheckpoints } from './prove-checkpoints.ts';

/** A hundred thousand by hand: CONTRIBUTING says how. */
const ENTRIES = Number(process.env['AUDIT_ENTRIES'] ?? 2000);
const TIMEOUT_MILLISECONDS = 120_000 + 10 * ENTRIES;

const RECORD = `select record_audit(jsonb_agg(jsonb_build_object('action', 'search-kept', 'details', jsonb_build_object('n', n))))
from generate_series(1, ?) n`;

const open = async () => {
  const database = await openTestDatabase();
  const { app, orm } = database;
  const [{ facilityId }, other] = [await buildFacility(database), await buildFacility(database)];
  const record = (entries: number, at = facilityId) => forkForFacility(orm, at).execute(RECORD, [entries]);
  return {
    database,
    facilityId,
    otherId: other.facilityId,
    record,
    link: (at = facilityId) => linkAudit(app, at),
    prove: (at = facilityId) => proveChain(orm, at),
    /** What whoever owns the database could do, or who took hold of its files. */
    tamper: (sql: string, values: unknown[] = []) => database.asSuperuser((client) => client.query(sql, values)),
    placed: async (position: number): Promise<string> => {
      const { rows } = await database.asSuperuser((client) =>
        client.query('select id from audit_link where facility_id = $1 and position = $2', [facilityId, position]),
      );
      return rows[0].id;
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

it(`finds one that was changed, removed, put in or moved among ${ENTRIES}, each as the first that does not fit`, {
  timeout: TIMEOUT_MILLISECONDS,
}, async () => {
  await using world = await open();
  const { prove, tamper, placed, facilityId } = world;
  await world.record(ENTRIES);
  // What one go leaves is for the next.
  await world.link();
  await world.link();
  const whole = { entries: SET_UP + ENTRIES, waiting: 0, misfit: null };
  expect(await prove()).toEqual(whole);
  const began = performance.now();
  await prove();
  process.stdout.write(`${ENTRIES} entries in ${Math.round(performance.now() - began)} ms\n`);
  const position = Math.floor(ENTRIES * 0.9);
  const entryId = await placed(position);
  const next = await placed(position + 1);
  const before = { entries: position - 1 };

  const setDetails = 'update audit_event set details = $2 where id = $1';
  const { rows } = await tamper('select details from audit_event where id = $1', [entryId]);
  await tamper(setDetails, [entryId, { n: -1 }]);
  expect(await prove()).toMatchObject({ ...before, misfit: { because: 'changed', entryId, position } });
  await tamper(setDetails, [entryId, rows[0].details]);
  expect(await prove()).toEqual(whole);

  // Moved with its digest, as somebody would who knows what is looked at.
  const setPlace = 'update audit_link set position = $2 where id = $1';
  const swap = async (one: string, other: string) => {
    await tamper(setPlace, [one, null]);
    await tamper(setPlace, [other, position]);
    await tamper(setPlace, [one, position + 1]);
  };
  await swap(entryId, next);
  expect(await prove()).toMatchObject({ ...before, misfit: { because: 'changed', entryId: next, position } });
  await swap(next, entryId);
  expect(await prove()).toEqual(whole);

  const put = 'insert into audit_event (facility_id, action) values ($1, $2) returning id';
  const inserted = (await tamper(put, [facilityId, 'search-kept'])).rows[0].id;
  expect(await prove()).toMatchObject({ misfit: { because: 'inserted', entryId: inserted } });
  await tamper('delete from audit_event where id = $1', [inserted]);
  expect(await prove()).toEqual(whole);

  await tamper('delete from audit_event where id = $1', [entryId]);
  expect(await prove()).toMatchObject({ ...before, misfit: { because: 'removed', entryId, position } });
  await tamper('delete from audit_link where id = $1', [entryId]);
  expect(await prove()).toMatchObject({ ...before, misfit: { because: 'removed', entryId: null, position } });
});

it('each facility has a chain of its own, and one that was removed before it got its place is missed', async () => {
  await using world = await open();
  const { facilityId, otherId } = world;
  await world.record(3);
  await world.record(2, otherId);
  await world.link();
  expect(await world.prove()).toMatchObject({ entries: SET_UP + 3, misfit: null });
  expect(await world.prove(otherId)).toMatchObject({ entries: 0, waiting: SET_UP + 2, misfit: null });
  await world.link(otherId);
  expect(await world.prove(otherId)).toMatchObject({ entries: SET_UP + 2, waiting: 0, misfit: null });
  await world.record(1);
  const gone =
    'delete from audit_event where facility_id = $1 and id = (select max(id::text)::uuid from audit_event where facility_id = $1) returning id';
  const { rows } = await world.tamper(gone, [facilityId]);
  expect((await world.prove()).misfit).toEqual({ because: 'removed', entryId: rows[0].id, position: null });
});

it('nothing gets a place while a transaction is under way that could still come before it, and writers wait for nobody', async () => {
  await using world = await open();
  const { database, facilityId } = world;
  const [isWritten, mayEnd] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const slow = forkForFacility(database.orm, facilityId).transactional(async (em) => {
    await em.execute(RECORD, [1]);
    isWritten.resolve();
    await mayEnd.promise;
  });
  await isWritten.promise;
  await world.record(2);
  await world.link();
  expect(await world.prove()).toMatchObject({ entries: SET_UP, waiting: 2, misfit: null });
  mayEnd.resolve();
  await slow;
  await Promise.all([world.link(), world.link(), world.record(5)]);
  await world.link();
  expect(await world.prove()).toMatchObject({ entries: SET_UP + 8, waiting: 0, misfit: null });
  const { rows } = await world.tamper(
    'select transaction_id::float8 as id from audit_link where facility_id = $1 order by position',
    [facilityId],
  );
  const transactions = rows.map(({ id }) => id);
  expect(transactions).toEqual(transactions.toSorted((left, right) => left - right));
});

it('entries of a cluster that a backup was made on get their places too', async () => {
  await using world = await open();
  await world.record(2);
  await world.tamper('update audit_link set transaction_id = 9000000000000');
  await world.link();
  expect(await world.prove()).toMatchObject({ entries: SET_UP + 2, waiting: 0 });
});

it('the application can give no place itself, nor change one', async () => {
  await using world = await open();
  await world.record(1);
  const em = forkForFacility(world.database.orm, world.facilityId);
  await expect(em.execute('update audit_link set position = 1')).rejects.toThrow(/permission denied/);
  await expect(em.execute('delete from audit_link')).rejects.toThrow(/permission denied/);
  await expect(em.execute('insert into audit_link (id, transaction_id) values (uuidv7(), 0)')).rejects.toThrow(
    /permission denied/,
  );
});

/** The world with a file of checkpoints beside it. */
const openBeside = async () => {
  const world = await open();
  const { app, orm } = world.database;
  const folder = await mkdtemp(join(tmpdir(), 'mailroom-audit-'));
  const auditCheckpoints = { path: join(folder, 'checkpoints'), keys: [Buffer.alloc(32, 7)] as const };
  return {
    ...world,
    path: auditCheckpoints.path,
    checkpoint: () => checkpointAudit({ orm, config: { ...app.config, auditCheckpoints } }, world.facilityId),
    proveCheckpoints: () => proveCheckpoints(orm, auditCheckpoints),
    async [Symbol.asyncDispose]() {
      await world[Symbol.asyncDispose]();
      await rm(folder, { recursive: true });
    },
  };
};

it('a checkpoint that broke off fails nothing for good, and the next one stands on a line of its own', async () => {
  await using world = await openBeside();
  await world.link();
  await world.checkpoint();
  const whole = await readFile(world.path, 'utf8');
  await writeFile(world.path, `${whole}${whole.slice(0, 40)}`);
  expect(await world.proveCheckpoints()).toEqual({ checkpoints: 1, torn: 1, wrong: null });
  await world.record(1);
  await world.link();
  await world.checkpoint();
  expect(await world.proveCheckpoints()).toEqual({ checkpoints: 2, torn: 1, wrong: null });
});

it('a chain that was made anew by who owns the database does not agree with its checkpoints', async () => {
  await using world = await openBeside();
  const { facilityId, tamper, path, checkpoint, proveCheckpoints: prove } = world;
  await world.record(3);
  await world.link();
  await checkpoint();
  // Where nothing was added, nothing is written.
  await checkpoint();
  await world.record(1);
  await world.link();
  await checkpoint();
  expect(await prove()).toEqual({ checkpoints: 2, torn: 0, wrong: null });

  const lines = await readFile(path, 'utf8');
  await appendFile(path, lines.replaceAll(`"position":${SET_UP + 3}`, '"position":3'));
  expect(await prove()).toEqual({ checkpoints: 2, torn: 0, wrong: { line: 3, because: 'unsigned' } });
  await writeFile(path, `${lines}{"position":4}\n`);
  expect(await prove()).toEqual({ checkpoints: 2, torn: 0, wrong: { line: 3, because: 'unreadable' } });
  await writeFile(path, lines);

  // Each entry fits the one before again: the chain alone tells nothing.
  await tamper("update audit_event set details = '{}' where id = $1", [await world.placed(2)]);
  await tamper('update audit_link set position = null, sha256 = null where facility_id = $1', [facilityId]);
  await world.link();
  expect(await world.prove()).toMatchObject({ entries: SET_UP + 4, misfit: null });
  expect(await prove()).toEqual({ checkpoints: 0, torn: 0, wrong: { line: 1, because: 'disagrees' } });
});
