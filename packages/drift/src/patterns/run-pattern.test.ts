import { expect, it } from 'vitest';
import type { Format } from '../../../api/src/features/extraction/formats/format.ts';
import { readDocument } from '../../../api/src/features/extraction/read-document.ts';
import type { StoredForm } from '../../../api/src/platform/stored/stored-form.ts';
import { readSources } from '../contract-sources.ts';
import { applyEdits } from '../mutants/mutants.ts';
import { editsOfPattern, type Part, readPatterns } from './read-patterns.ts';
import { runModule } from './run-pattern.ts';

const sources = readSources(['packages/{contracts,api,web-client}/{src,test}/**/*.{ts,tsx}']);
const patterns = readPatterns();
const partsOf = (title: string): readonly Part[] => patterns.get(title) ?? [];

/** The files that parts change, as they are afterwards. */
const textsWith = (parts: readonly Part[]) =>
  [...Map.groupBy(editsOfPattern(parts, sources), ({ file }) => file)].map(([path, edits]) => ({
    path,
    text: applyEdits(sources.find((source) => source.path === path)?.text ?? '', edits),
  }));

it('the document format of the example recognises and reads a letter, and does not once its line of the list is left out', async () => {
  const list = 'packages/api/src/features/extraction/formats/formats.ts';
  const read = async (parts: readonly Part[]) => {
    const { FORMATS } = await runModule(list, textsWith(parts));
    // The list's own type, which the compiler holds it to in the test of all examples.
    return readDocument(new TextEncoder().encode('Dear Ana'), new Date('2026-03-02'), FORMATS as readonly Format[]);
  };
  const parts = partsOf('A document format').filter(({ path }) => path.startsWith('packages/api/'));
  expect(await read(parts)).toMatchObject({ kind: 'read', format: 'letter', mediaType: 'text/x-letter' });
  const unlisted = parts.filter(({ path }) => path !== list);
  expect(await read(unlisted)).toMatchObject({ kind: 'unreadable', reason: 'no-reader' });
});

it('the refusal of the example has its status, and its sentence for a clerk', async () => {
  const texts = textsWith(partsOf('A refusal').filter(({ path }) => path.endsWith('.ts')));
  const { documentsRefusalStatuses } = await runModule('packages/contracts/src/documents/refusals.ts', texts);
  expect(documentsRefusalStatuses).toMatchObject({ TooManyPages: 'PAYLOAD_TOO_LARGE' });
  const { documentsRefusalSentences } = await runModule(
    'packages/web-client/src/features/documents/refusal-sentences.ts',
    texts,
  );
  // `RefusalSentences` gives each code a function of its refusal.
  const { TooManyPages } = documentsRefusalSentences as Record<string, (refusal: object) => string>;
  expect(TooManyPages?.({ maxPages: 500 })).toBe('More than 500 pages cannot be shown here. Download the file.');
});

it('the stored form of the example reads what it wrote, and what its first version wrote', async () => {
  const [form] = partsOf('A stored form');
  const path = form?.path ?? '';
  const { NOTE_LINKS } = await runModule(path, [{ path, text: form?.text ?? '' }]);
  // The part's own declaration: a form of links.
  const links = NOTE_LINKS as StoredForm<{ documentId: string; why: string | null }[], unknown>;
  const documentId = '0194e5b0-0000-7000-8000-000000000001';
  expect(links.read(links.write([{ documentId, why: 'the same stay' }]))).toEqual([
    { documentId, why: 'the same stay' },
  ]);
  expect(links.read([documentId])).toEqual([{ documentId, why: null }]);
  expect(links.accepts([{ documentId }])).toBe(false);
});

it('the rule of the write reminds of what waits, and of nothing else', async () => {
  const path = 'packages/api/src/features/review/remind-later.rules.ts';
  const { reminderAt } = await runModule(path, textsWith(partsOf('A write').filter((part) => part.path === path)));
  // The part's own declaration.
  const decide = reminderAt as (status: string, minutes: number, now: Date) => Date | null;
  const now = new Date('2026-03-02T08:00:00Z');
  expect(decide('review', 60, now)).toEqual(new Date('2026-03-02T09:00:00Z'));
  expect(decide('integrated', 60, now)).toBeNull();
});

it('the intake channel takes no more than the limit into memory', async () => {
  const path = 'packages/api/src/features/intake/channels/stream/receive-stream.ts';
  const parts = partsOf('An intake channel').filter((part) => part.path === path);
  const { receiveStream } = await runModule(path, textsWith(parts));
  // The part's own declaration; of the process it needs the limit alone, since nothing is received.
  const receive = receiveStream as (app: object, arrival: object, stream: AsyncIterable<Uint8Array>) => Promise<string>;
  let taken = 0;
  const stream = async function* () {
    for (; taken < 100; taken += 1) yield new Uint8Array(10);
  };
  const said = await receive({ config: { maxObjectBytes: 25 } }, {}, stream());
  expect([said, taken]).toEqual(['larger than MAX_OBJECT_MEGABYTES', 2]);
});

const SENTENCE = /\b(?:msg|t)`([^`]+)`|<Trans>\s*([^<]+?)\s*<\/Trans>/g;

/** The sentences of an example that have no French there. */
const untranslated = (parts: readonly Part[]): string[] => {
  const catalogue = parts.filter(({ path }) => path.endsWith('/fr.po')).map(({ text }) => text);
  const french = new Set([...catalogue.join('\n').matchAll(/^msgid "(.+)"\nmsgstr ".+"$/gm)].map(([, id]) => id));
  const said = parts.flatMap(({ text }) => [...text.matchAll(SENTENCE)].map(([, one, other]) => one ?? other ?? ''));
  return said.map((words) => words.replaceAll('${', '{')).filter((words) => !french.has(words));
};

it('every sentence of the examples has its French', () => {
  const all = [...patterns.values()];
  expect(all.flatMap(untranslated)).toEqual([]);
  const english = all.flat().filter(({ path }) => !path.endsWith('/fr.po'));
  expect(untranslated(english)).toContain('Remind me in an hour');
  expect(untranslated(english)).toContain('More than {maxPages} pages cannot be shown here. Download the file.');
});
