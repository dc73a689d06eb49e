import { readFile } from 'node:fs/promises';
import { Duplex } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { Connection } from 'pg';
import { expect, it } from 'vitest';
import { Batch, countParsed } from './batch.ts';

// A batch speaks PostgreSQL's protocol through what pg keeps inside. Each raised version of pg is looked at here
// first; that its answers arrive is what every page's test shows.

/** A connection to nobody, and the messages that were written to it: one list of types for each packet. */
const openDeafConnection = () => {
  const packets: string[] = [];
  const typesIn = (bytes: Buffer): string => {
    if (bytes.length === 0) return '';
    // A message is its type, its length without the type, and the rest.
    return bytes.toString('latin1', 0, 1) + typesIn(bytes.subarray(1 + bytes.readUInt32BE(1)));
  };
  const stream = new Duplex({
    read() {},
    writev(chunks, done) {
      packets.push(typesIn(Buffer.concat(chunks.map(({ chunk, encoding }) => Buffer.from(chunk, encoding)))));
      done();
    },
  });
  // @types/pg leaves out what a connection is made of; pg itself takes it.
  const connection = new Connection({ stream } as object);
  return { connection, packets };
};

const one = { name: 'one', text: 'select $1', values: ['a'] };
const other = { name: 'other', text: 'select 2', values: [] };

it('a batch is one packet: each statement is parsed once on a connection, bound and run, and all of them end in one sync', async () => {
  const { connection, packets } = openDeafConnection();
  new Batch([one, other]).submit(connection);
  new Batch([other]).submit(connection);
  await expect.poll(() => packets.length).toBe(2);
  expect(packets).toEqual(['PBEPBES', 'BES']);
  expect(countParsed(connection)).toBe(2);
});

it('the version of pg is the one that this was looked at with', async () => {
  const manifest = await readFile(fileURLToPath(import.meta.resolve('pg/package.json')), 'utf8');
  expect(JSON.parse(manifest)).toMatchObject({ version: '8.23.0' });
});
