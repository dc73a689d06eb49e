import { expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from './formats/cda/build-clinical-document.ts';
import { openReader, READING_LIMITS } from './open-reader.ts';
import { readDocument } from './read-document.ts';

const NOW = new Date('2026-06-01');

const body = '<structuredBody><component><section><text>Well.</text></section></component></structuredBody>';
const LETTER = toBytes(buildClinicalDocument({ role: '<id root="1.2" extension="3"/>', body }));

/** 24 MB of these take several times the processor time that the test gives, and a letter takes a tenth of it. */
const ATTRIBUTES = Array.from({ length: 99 }, (_, index) => `a${index}=""`).join(' ');

it('a document is read apart as it is read here, and one that takes too long is kept apart as too much', async () => {
  await using reader = openReader({ size: 1, limits: { ...READING_LIMITS, cpuMilliseconds: 1000 } });
  const long = toBytes(buildClinicalDocument({ role: `<a ${ATTRIBUTES}/>`.repeat(35_000), body }));
  const outcomes = await Promise.all([reader.read(LETTER, NOW), reader.read(long, NOW), reader.read(LETTER, NOW)]);
  expect(outcomes[0]).toEqual(await readDocument(LETTER, NOW));
  expect(outcomes[1]).toMatchObject({
    kind: 'unreadable',
    reason: 'limits',
    detail: 'Reading it takes more than 10 s.',
  });
  expect(outcomes[2]).toEqual(outcomes[0]);
});
