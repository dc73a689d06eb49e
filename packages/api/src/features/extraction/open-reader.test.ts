import { expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { openReader, READING_LIMITS } from './open-reader.ts';
import { readDocument } from './read-document.ts';

const NOW = new Date('2026-06-01');

const body = '<structuredBody><component><section><text>Well.</text></section></component></structuredBody>';
const LETTER = toBytes(buildClinicalDocument({ role: '<id root="1.2" extension="3"/>', body }));

it('a document is read apart as it is read here, and one that takes too long is kept apart as too much', async () => {
  await using reader = openReader({ size: 1, limits: { ...READING_LIMITS, cpuMilliseconds: 300 } });
  const long = toBytes(buildClinicalDocument({ role: '<a/>'.repeat(400_000), body }));
  const outcomes = await Promise.all([reader.read(LETTER, NOW), reader.read(long, NOW), reader.read(LETTER, NOW)]);
  expect(outcomes[0]).toEqual(await readDocument(LETTER, NOW));
  expect(outcomes[1]).toMatchObject({
    kind: 'unreadable',
    reason: 'limits',
    detail: 'Reading it takes more than 10 s.',
  });
  expect(outcomes[2]).toEqual(outcomes[0]);
});
