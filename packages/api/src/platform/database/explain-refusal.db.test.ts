import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { explainRefusal } from './explain-refusal.ts';
import { isPassingTrouble } from './passing-trouble.ts';

/** What a real server, or the lack of one, makes `pg` throw. */
const errorOf = async (change: (url: URL) => void, sql = 'select 1'): Promise<unknown> => {
  const url = new URL(inject('postgres').databaseUrl);
  change(url);
  const client = new Client({ connectionString: url.href });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query(sql);
  } catch (error) {
    return error;
  } finally {
    await client.end();
  }
  throw new Error('The database did not refuse.');
};

const same = () => {};

it.each([
  ['nobody listens', (url: URL) => void (url.port = '1'), 'The database of X refuses (ECONNREFUSED). Is it running?'],
  [
    'the password is wrong',
    (url: URL) => void (url.password = 'wrong'),
    'The database of X refuses the password (28P01). Is it the one of this user?',
  ],
  [
    'there is no such database',
    (url: URL) => void (url.pathname = '/none'),
    'The server of X has no such database (3D000). Is its name right?',
  ],
])('when %s, the sentence says so and not whether it runs', async (_when, change, sentence) => {
  const error = await errorOf(change);
  expect(explainRefusal(error, 'X').message).toBe(sentence);
  expect(isPassingTrouble(error)).toBe(true);
});

it.each([
  ['select * from none', /lacks what this release asks for \(42P01\)/, false],
  ["set statement_timeout = '1ms'; select pg_sleep(1)", /error that Mailroom does not know \(57014\)/, true],
  ["do $$ begin raise exception using errcode = '57P03'; end $$", /starting or stopping \(57P03\)/, true],
  ['select 1 / 0', /error that Mailroom does not know \(22012\)/, false],
])('of %s it is told what it is, and whether it passes', async (sql, sentence, isPassing) => {
  const error = await errorOf(same, sql);
  expect(explainRefusal(error, 'X').message).toMatch(sentence);
  expect(isPassingTrouble(error)).toBe(isPassing);
});

it('of a server whose connections are all taken it is told what to do', async () => {
  const superuser = new Client({ connectionString: inject('postgres').superuserUrl });
  await superuser.connect();
  await superuser.query("create role crowded login password 'crowded' connection limit 0");
  try {
    const error = await errorOf((url) => {
      url.username = 'crowded';
      url.password = 'crowded';
    });
    expect(explainRefusal(error, 'X').message).toMatch(/no connection left \(53300\)\. Raise max_connections/);
    expect(isPassingTrouble(error)).toBe(true);
  } finally {
    await superuser.query('drop role crowded');
    await superuser.end();
  }
});

/** What PgBouncer answers to a connection that asks for `options`: a message of PostgreSQL's protocol. */
const REFUSAL = ['SFATAL', 'C08P01', 'Munsupported startup parameter: options', '', ''].join('\0');

it('of a pooler that refuses it is told that it is one, and what it has to let through', async () => {
  const length = Buffer.alloc(4);
  length.writeInt32BE(4 + REFUSAL.length);
  const pooler = createServer((socket) => {
    socket
      .on('error', () => {})
      .once('data', () => socket.end(Buffer.concat([Buffer.from('E'), length, Buffer.from(REFUSAL)])));
  }).listen(0, '127.0.0.1');
  await once(pooler, 'listening');
  // A server that listens on TCP has an address with a port.
  const { port } = pooler.address() as AddressInfo;
  const error = await errorOf((url) => void (url.port = String(port)));
  expect(explainRefusal(error, 'X').message).toMatch(/\(08P01\)\. A pooler has to let the parameter options through/);
  expect(isPassingTrouble(error)).toBe(true);
  pooler.close();
});
