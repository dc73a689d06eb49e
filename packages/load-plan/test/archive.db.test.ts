import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { CursorRefused, loadPlan, nested, sql } from '../src/index.ts';
import { archive, Letter, Page } from './archive.ts';
import { buildArchive, uuid } from './build-archive.ts';
import { openDatabase, type TestDatabase } from './open-database.ts';

const Place = z.strictObject({ street: z.string(), city: z.string().nullable() });
const PageView = z.strictObject({ number: z.int(), text: z.string(), isStained: z.boolean() });

const LetterView = z.strictObject({
  id: z.uuid(),
  title: z.string(),
  status: z.enum(['sealed', 'open', 'lost']),
  writtenAt: z.iso.datetime(),
  readAt: z.iso.datetime().nullable(),
  serial: z.string(),
  words: z.array(z.string()),
  marks: z.array(z.strictObject({ kind: z.string(), at: z.number() })).nullable(),
  shelf: z.string().nullable(),
  courier: z.uuid().nullable(),
  senderName: z.string(),
  senderShout: z.string(),
  senderId: z.uuid(),
  recipient: z.strictObject({ fullName: z.string(), home: Place.nullable(), work: Place }).nullable(),
  answerTo: z.strictObject({ id: z.uuid(), answerTo: z.strictObject({ title: z.string() }).nullable() }).nullable(),
  answers: z.array(z.strictObject({ title: z.string(), sender: z.strictObject({ fullName: z.string() }) })),
  seal: z.strictObject({ motto: z.string().nullable(), brokenAt: z.iso.datetime().nullable() }).nullable(),
  pages: z.array(PageView),
  labels: z.array(z.strictObject({ name: z.string(), color: z.enum(['red', 'blue']) })),
  summary: z.string(),
});

const pageView = loadPlan(Page, PageView, {
  isStained: { from: ['stains.ink'], get: ({ stains }) => stains.some(({ ink }) => ink) },
});

const letterView = loadPlan(Letter, LetterView, {
  senderName: { from: 'sender.fullName' },
  senderShout: { from: 'sender.shout' },
  senderId: { from: 'sender.id' },
  answers: { from: 'answers', orderBy: { writtenAt: 'desc' } },
  pages: { from: nested('pages', pageView), orderBy: { number: 'desc' } },
  labels: { from: 'labels', orderBy: { name: 'asc' } },
  summary: {
    from: ['writtenAt', 'seal.motto', 'recipient.home.city', 'serial'],
    get: ({ writtenAt, seal, recipient, serial }) =>
      [writtenAt, seal?.motto, recipient?.home?.city ?? '', serial].join('|'),
  },
});

const LETTERS = 200;
let database: TestDatabase;

beforeAll(async () => {
  database = await openDatabase({ entities: archive, before: 'create schema archive' });
  await buildArchive(database.orm, LETTERS);
});
afterAll(() => database[Symbol.asyncDispose]());

const find = (limit: number) =>
  database.orm.em
    .fork({ flushMode: 'commit' })
    .find(
      Letter,
      {},
      { ...letterView.hints, orderBy: { writtenAt: 'desc', id: 'desc' }, limit, strategy: 'select-in' },
    );

const idsWhere = async (where: Parameters<typeof letterView.statement>[1]['where']) => {
  const statement = letterView.statement(database.orm, { ...(where === undefined ? {} : { where }), limit: LETTERS });
  return (await letterView.run(statement, database.execute)).rows.map(({ id }) => Number(id.slice(-4)) - 1000);
};

const numbers = (test: (number: number) => boolean) =>
  Array.from({ length: LETTERS }, (_, number) => number).filter(test);

it('a page is what hydrated entities render, and what the DTO says', async () => {
  const statement = letterView.statement(database.orm, { orderBy: { writtenAt: 'desc' }, limit: 50 });
  const { rows } = await letterView.run(statement, database.execute);
  const loaded = await find(50);
  expect(JSON.stringify(rows, null, 1)).toBe(JSON.stringify(loaded.map(letterView.render), null, 1));
  expect(rows.map((row) => LetterView.parse(row))).toEqual(rows);
  expect(Object.keys(rows[0] ?? {})).toEqual(Object.keys(LetterView.shape));
});

/** Without relations to letters: those of the page itself need not be loaded again, so their number is chance. */
const letterRow = loadPlan(Letter, LetterView.omit({ answerTo: true, answers: true, summary: true }), {
  senderName: { from: 'sender.fullName' },
  senderShout: { from: 'sender.shout' },
  senderId: { from: 'sender.id' },
  pages: { from: nested('pages', pageView), orderBy: { number: 'desc' } },
});

const countStatements = async (limit: number) => {
  let compiled = 0;
  const { rows } = await letterRow.run(letterRow.statement(database.orm, { limit }), async (statement) => {
    compiled += 1;
    return database.execute(statement);
  });
  const em = database.orm.em.fork();
  const sent = await database.recordOrm(() =>
    em.find(Letter, {}, { ...letterRow.hints, orderBy: { id: 'desc' }, limit, strategy: 'select-in' }),
  );
  return { rows: rows.length, compiled, hydrated: sent.length };
};

it('1, 20 and 200 rows take one statement, and hydrated as many as each other', async () => {
  const counts = [await countStatements(1), await countStatements(20), await countStatements(200)];
  const [{ hydrated } = { hydrated: 0 }] = counts;
  expect(counts).toEqual([1, 20, 200].map((rows) => ({ rows, compiled: 1, hydrated })));
});

it('canary: loading row by row is seen', async () => {
  const rowByRow = (limit: number) => async () => {
    const found = await database.orm.em.fork().find(Letter, {}, { limit });
    for (const letter of found) await letter.sender.load();
  };
  const [one, twenty] = [await database.recordOrm(rowByRow(1)), await database.recordOrm(rowByRow(20))];
  expect(twenty.length).toBeGreaterThan(one.length);
});

describe('pages', () => {
  it('follow each other without loss or repetition, in the order of the keyset', async () => {
    const seen: string[] = [];
    let after: string | null = null;
    do {
      const statement = letterView.statement(database.orm, { orderBy: { writtenAt: 'desc' }, after, limit: 7 });
      const page: Awaited<ReturnType<typeof letterView.run>> = await letterView.run(statement, database.execute);
      seen.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    const loaded = await find(LETTERS);
    expect(seen).toEqual(loaded.map(({ id }) => id));
  });

  it('are asked for by cursors of the same order only', async () => {
    const statement = letterView.statement(database.orm, { orderBy: { writtenAt: 'desc' }, limit: 2 });
    const { next } = await letterView.run(statement, database.execute);
    const ask = (orderBy: { writtenAt: 'asc' | 'desc' }, after: string | null) => () =>
      letterView.statement(database.orm, { orderBy, after, limit: 2 });
    expect(ask({ writtenAt: 'desc' }, next)).not.toThrow();
    expect(ask({ writtenAt: 'asc' }, next)).toThrow(CursorRefused);
    const forged = (values: unknown[]) => Buffer.from(JSON.stringify(values)).toString('base64url');
    for (const cursor of [
      '',
      'x',
      forged([]),
      forged(['writtenAt,id desc', 'now', uuid(1)]),
      forged(['writtenAt,id desc', '2024-01-01 00:00:00+00', "'"]),
    ]) {
      expect(ask({ writtenAt: 'desc' }, cursor)).toThrow(CursorRefused);
    }
  });
});

describe('conditions', () => {
  it.each<
    [what: string, where: Parameters<typeof letterView.statement>[1]['where'], test: (number: number) => boolean]
  >([
    ['equality', { status: 'open' }, (n) => n % 3 === 1],
    ['one of several', { status: { in: ['open', 'lost'] } }, (n) => n % 3 > 0],
    ['one of one', { status: { in: ['lost'] } }, (n) => n % 3 === 2],
    ['one of none', { status: { in: [] } }, () => false],
    ['inequality', { title: { not: 'Letter 3' } }, (n) => n !== 3],
    [
      'a range of instants',
      { writtenAt: { gte: new Date(1), lt: '1970-01-01T00:00:00.003Z' } },
      (n) => n >= 5 && n < 15,
    ],
    ['big integers', { serial: { gt: 9007199254741190n } }, (n) => n > 197],
    ['null', { readAt: { is: null } }, (n) => n % 2 === 0],
    ['not null', { readAt: { isNot: null } }, (n) => n % 2 === 1],
    ['a foreign key', { sender: { id: uuid(2) } }, (n) => n % 3 === 1],
    ['a relation that is mapped to its key', { courier: uuid(1) }, (n) => n % 2 === 1],
    ['a relation that is not there', { recipient: { is: null } }, (n) => n % 2 === 0],
    ['a relation of the other side', { seal: { isNot: null } }, (n) => n % 2 === 1],
    ['none of the other side', { seal: { is: null } }, (n) => n % 2 === 0],
    ['a column of a relation', { seal: { motto: 'ora' } }, (n) => n % 4 === 3],
    ['a column in an embeddable of a relation', { sender: { home: { city: 'Brest' } } }, (n) => n % 3 === 0],
    [
      'a relation of a relation',
      { answerTo: { sender: { fullName: 'Ben' } } },
      (n) => n % 4 === 3 && (n - 1) % 3 === 1,
    ],
    ['some of a list', { pages: { some: { number: { gte: 2 } } } }, (n) => n % 3 === 2],
    ['some at all', { pages: { some: {} } }, (n) => n % 3 > 0],
    ['none of a list', { pages: { none: { stains: { some: { ink: true } } } } }, (n) => n % 3 === 0 || n % 2 === 1],
    ['some behind a pivot, by key', { labels: { some: { id: 2 } } }, (n) => n % 4 > 1],
    ['some behind a pivot, by column', { labels: { some: { name: 'Éta' } } }, (n) => n % 4 === 3],
    ['null or not beside other tests of the column', { readAt: { isNot: null, lt: new Date(0) } }, () => false],
    ['some and none of a list', { pages: { some: { number: 1 }, none: { number: 2 } } }, (n) => n % 3 === 1],
    [
      'null or not beside other tests of a relation',
      { recipient: { isNot: null, fullName: 'Ben' } },
      (n) => n % 2 === 1 && (n + 1) % 3 === 1,
    ],
    ['several at once', [{ status: 'open' }, { labels: { some: { id: 1 } } }, null], (n) => n % 3 === 1 && n % 4 > 0],
    [
      'operands that are null',
      [{ status: { in: null }, sender: { id: null } }, { labels: { some: { id: null } } }],
      () => true,
    ],
    [
      'SQL with bound values',
      (column) => sql`${column('title')} like ${'%9'} and ${column('status')} = any(${['open']})`,
      (n) => n % 10 === 9 && n % 3 === 1,
    ],
    ['SQL in SQL', (column) => sql`${sql`${column('serial')} = ${9007199254740995n}`} or false`, (n) => n === 2],
    ['text that would be SQL', { title: "' or true --" }, () => false],
  ])('%s', async (_, where, test) => {
    expect(await idsWhere(where)).toEqual(numbers(test));
  });

  it('an equality on a unique column of a relation is a look-up of one row, which an index in page order can use', async () => {
    const where = { sender: { code: 'p2' } };
    expect(letterView.statement(database.orm, { where, limit: 1 }).text).toContain('"sender_id" = (select ');
    expect(await idsWhere(where)).toEqual(numbers((n) => n % 3 === 1));
  });
});

it('row-level security holds, because the statement runs where the caller runs it', async () => {
  const { client, orm } = database;
  await client.query('begin');
  await client.query('alter table archive.letter enable row level security');
  await client.query("create policy open_only on archive.letter using (status = 'open')");
  await client.query('create role reader');
  await client.query('grant usage on schema archive to reader');
  await client.query('grant select on all tables in schema archive, public to reader');
  await client.query('set local role reader');
  const { rows } = await letterView.run(letterView.statement(orm, { limit: LETTERS }), database.execute);
  await client.query('rollback');
  expect(new Set(rows.map(({ status }) => status))).toEqual(new Set(['open']));
});
