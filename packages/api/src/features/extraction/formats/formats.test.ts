import { expect, it } from 'vitest';
import { readDocument } from '../read-document.ts';
import { toBytes } from './cda/build-clinical-document.ts';
import { type ReadableFormat, SAYS_NOTHING, textThat, unsigned } from './format.ts';
import { FORMATS } from './formats.ts';

const NOW = new Date('2026-03-02');

/** A format more: what a folder of `formats/` holds, and a line of the list. */
const letters: ReadableFormat = {
  name: 'PDF',
  recognises: textThat('text/x-letter', (head) => head.startsWith('Dear ')),
  types: { 'text/x-letter': unsigned('letter') },
  limits: { maxBytes: 20 },
  read: ({ head }) =>
    head.endsWith('!')
      ? { kind: 'read', documents: [{ ...SAYS_NOTHING, narrative: [{ depth: 1, title: head, blocks: [] }] }] }
      : { kind: 'unreadable', reason: 'broken', detail: 'It does not end.', documents: [] },
};

const read = (text: string) => readDocument(toBytes(text), NOW, [letters, ...FORMATS]);

it('a format is its recogniser, its limits and its reader, and a line of the list', async () => {
  expect(await read('Dear Ana!')).toMatchObject({ kind: 'read', mediaType: 'text/x-letter', format: 'PDF' });
  expect(await read('Dear Ana')).toMatchObject({ kind: 'unreadable', reason: 'broken', mediaType: 'text/x-letter' });
  expect(await readDocument(toBytes('Dear Ana!'), NOW)).toMatchObject({ reason: 'no-reader', mediaType: 'text/plain' });
});

it('what is larger than its format may be is not read', async () => {
  const detail = 'The file has 21 bytes.';
  expect(await read(`Dear ${'x'.repeat(15)}!`)).toMatchObject({ kind: 'unreadable', reason: 'limits', detail });
});

it('each format has a name of its own, and each media type one format', () => {
  const names = FORMATS.map(({ name }) => name);
  const types = FORMATS.flatMap(({ types }) => Object.keys(types));
  expect([new Set(names).size, new Set(types).size]).toEqual([names.length, types.length]);
});
