import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { defineSource, loadPlan, lookUp, nested } from '../src/index.ts';
import { archive, Letter, Person } from './archive.ts';
import { buildArchive, uuid } from './build-archive.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';

const Title = z.strictObject({ title: z.string() });
const registry = defineSource<z.infer<typeof Title>>()('registry', { timeoutMs: 200 });

const personView = loadPlan(Person, z.strictObject({ fullName: z.string(), known: Title.nullable() }), {
  known: { from: lookUp('id', registry), absent: null },
});
const letterRow = loadPlan(
  Letter,
  z.strictObject({
    title: z.string(),
    holder: Title,
    sender: z.strictObject({ fullName: z.string(), known: Title.nullable() }),
  }),
  {
    holder: { from: lookUp('recipient.id', registry), absent: { title: '–' } },
    sender: { from: nested('sender', personView) },
  },
);

let database: TestDatabase;
beforeAll(async () => {
  database = await openDatabase({ entities: archive, before: 'create schema archive' });
  await buildArchive(database.orm, 20);
});
afterAll(() => database[Symbol.asyncDispose]());

const answers = (ids: readonly string[]) =>
  new Map(ids.filter((id) => id !== uuid(2)).map((id) => [id, { title: `nº ${Number(id.slice(-4))}` }]));
const run = (load: (ids: readonly string[], signal: AbortSignal) => Promise<ReadonlyMap<string, { title: string }>>) =>
  letterRow.run(letterRow.statement(database.orm, { limit: 20 }), database.execute, { registry: load });

it('a source gets all ids of a page at once, and once', async () => {
  const asked: (readonly string[])[] = [];
  const { rows, unavailable } = await run(async (ids) => {
    asked.push([...ids].sort());
    return answers(ids);
  });
  expect(asked).toEqual([[uuid(1), uuid(2), uuid(3)]]);
  expect(unavailable).toEqual([]);
  expect(rows.slice(0, 2)).toEqual([
    { title: 'Letter 0', holder: { title: '–' }, sender: { fullName: 'Ada "A" O\'Neil', known: { title: 'nº 1' } } },
    { title: 'Letter 1', holder: { title: 'nº 3' }, sender: { fullName: 'Ben', known: null } },
  ]);
});

it('hydrated entities are given the same', async () => {
  const load = async (ids: readonly string[]) => answers(ids);
  const found = await database.orm.em.fork().find(Letter, {}, { ...letterRow.hints, orderBy: { id: 'asc' } });
  const { rows } = await letterRow.load(found, { registry: load });
  expect(rows).toEqual((await run(load)).rows);
});

it('the page renders when the source is down, and says so', async () => {
  const { rows, unavailable } = await run(() => Promise.reject(new Error('down')));
  expect(unavailable).toEqual(['registry']);
  expect(rows).toHaveLength(20);
  expect(rows[1]).toEqual({ title: 'Letter 1', holder: { title: '–' }, sender: { fullName: 'Ben', known: null } });
});

it('the page waits no longer than the source may take', async () => {
  const begun = performance.now();
  let isAborted = false;
  const { unavailable } = await run((_, signal) => {
    signal.addEventListener('abort', () => void (isAborted = true));
    return new Promise(() => {});
  });
  expect(unavailable).toEqual(['registry']);
  expect(isAborted).toBe(true);
  expect(performance.now() - begun).toBeLessThan(2_000);
});

it('a page without ids asks nobody', async () => {
  const none = letterRow.statement(database.orm, { where: { title: 'none' }, limit: 20 });
  const { rows, unavailable } = await letterRow.run(none, database.execute, {
    registry: () => Promise.reject(new Error('asked')),
  });
  expect([rows, unavailable]).toEqual([[], []]);
});

it('rendering by itself shows what is absent', async () => {
  const [letter] = await database.orm.em
    .fork()
    .find(Letter, {}, { ...letterRow.hints, orderBy: { id: 'asc' }, limit: 1 });
  expect(letter && letterRow.render(letter)).toEqual({
    title: 'Letter 0',
    holder: { title: '–' },
    sender: { fullName: 'Ada "A" O\'Neil', known: null },
  });
});
