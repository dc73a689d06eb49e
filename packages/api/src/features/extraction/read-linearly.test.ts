import { expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from './formats/cda/build-clinical-document.ts';
import { readDocument } from './read-document.ts';

const NOW = new Date('2026-06-01');

const narrative = (text: string) => {
  const body = `<structuredBody><component><section><text>${text}</text></section></component></structuredBody>`;
  return buildClinicalDocument({ body });
};
const embedded = (content: string) =>
  buildClinicalDocument({ body: `<nonXMLBody><text representation="B64">${content}</text></nonXMLBody>` });

const ATTRIBUTES = Array.from({ length: 99 }, (_, index) => `a${index}=""`).join(' ');
const DEEP = `${'<a xmlns:n="u">'.repeat(60)}${'<n:b/>'.repeat(20)}${'</a>'.repeat(60)}`;

/** What attacks are made of: so much of one thing. */
const ATTACKS: Readonly<Record<string, (bytes: number) => string>> = {
  'text between elements': (bytes) => narrative('x<a/>'.repeat(bytes / 5)),
  'cells of a table': (bytes) => narrative(`<table><tr>${'<td>1</td>'.repeat(bytes / 10)}</tr></table>`),
  'white space in Base64': (bytes) => embedded(`QUJD${' '.repeat(bytes)}`),
  comments: (bytes) => narrative('<!--x-->'.repeat(bytes / 8)),
  attributes: (bytes) => narrative(`<a ${ATTRIBUTES}/>`.repeat(bytes / 700)),
  'namespaces, deep': (bytes) => narrative(DEEP.repeat(bytes / DEEP.length)),
  'character references': (bytes) => narrative('&#65;'.repeat(bytes / 5)),
};

const SMALL = 60_000;
const TIMES = 10;
/** Thrice what is linear, and less than a third of what is quadratic. */
const MOST = 3 * TIMES;
const RUNS = 3;
/** The system counts the time of a thread in steps of a few milliseconds; what takes less is quick, whatever it grows like. */
const STEP_MICROSECONDS = 5000;

/** Processor time of this thread is not what others take; of several runs the shortest is what it takes. */
const timeOf = async (bytes: Uint8Array): Promise<number> => {
  const times: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const before = process.threadCpuUsage();
    await readDocument(bytes, NOW);
    const { user, system } = process.threadCpuUsage(before);
    times.push(user + system);
  }
  return Math.max(STEP_MICROSECONDS, Math.min(...times));
};

it.each(Object.entries(ATTACKS))('reading takes as long per byte of much as of little: %s', async (_, attack) => {
  const [little, much] = [toBytes(attack(SMALL)), toBytes(attack(SMALL * TIMES))];
  await readDocument(little, NOW);
  expect((await timeOf(much)) / (await timeOf(little))).toBeLessThan(MOST);
});
