import { expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from './formats/cda/build-clinical-document.ts';
import { readDocument } from './read-document.ts';
import { ReadOutcome } from './read-outcome.ts';

const NOW = new Date('2026-06-01');

const patient = (inner: string) => `<id root="1" extension="2"/><patient>${inner}</patient>`;
const name = (inner: string) => patient(`<name>${inner}</name>`);
const long = (characters: number) => 'x'.repeat(characters);
const file = '<text mediaType="text/plain" representation="B64">QUJD</text>';

it.each([
  [
    'a family name',
    { role: name(`<family>${long(501)}</family>`) },
    'recordTarget.patientRole.patient.name.parts.text',
  ],
  ['a given name', { role: name(`<given>${long(101)}</given>`) }, 'metadata.patientGiven[]'],
  ['given names', { role: name('<given>x</given>'.repeat(21)) }, 'metadata.patientGiven'],
  ['identifiers', { role: '<id root="1" extension="2"/>'.repeat(101) }, 'recordTarget.patientRole.id'],
  ['an identifier', { role: `<id root="1" extension="${long(501)}"/>` }, 'recordTarget.patientRole.id.extension'],
  ['a title', { header: `<title>${long(1001)}</title>`, role: patient('') }, 'title.text'],
  ['a code', { header: `<code code="${long(501)}"/>`, role: patient('') }, 'code.code'],
  ['embedded files', { role: patient(''), body: `<a>${file.repeat(201)}</a>` }, 'component.files'],
  ['authors', { header: '<author/>'.repeat(101), role: patient('') }, 'author'],
  ['a realm', { header: `<realmCode code="${long(501)}"/>`, role: patient('') }, 'realmCode.code'],
])('more than may be read is kept apart as such, by its place and not its text: %s', async (_, parts, place) => {
  const outcome = await readDocument(toBytes(buildClinicalDocument(parts)), NOW);
  expect(outcome).toMatchObject({ kind: 'unreadable', reason: 'limits', documents: [] });
  const detail = outcome.kind === 'unreadable' ? outcome.detail : '';
  expect(detail).not.toContain('xx');
  expect(detail.startsWith(`${place} has `)).toBe(true);
});

it('as much as may be is read', async () => {
  const role = name(`<family>${long(500)}</family>${`<given>${long(100)}</given>`.repeat(20)}`);
  const parts = { header: `<title>${long(1000)}</title>`, role, body: `<a>${file.repeat(200)}</a>` };
  expect(await readDocument(toBytes(buildClinicalDocument(parts)), NOW)).toMatchObject({ kind: 'read' });
});

/** Each text and each list of a value made too long, one at a time. */
const swollen = (value: unknown): unknown[] => {
  if (typeof value === 'string') return [long(2000)];
  if (Array.isArray(value)) {
    const inner = value.flatMap((part, index) => swollen(part).map((changed) => value.with(index, changed)));
    return [Array.from({ length: 300 }, () => value[0] ?? 'x'), ...inner];
  }
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array) return [];
  return Object.entries(value).flatMap(([key, part]) => swollen(part).map((changed) => ({ ...value, [key]: changed })));
};

it('no text and no list of what was read comes through the check longer than it may be', async () => {
  const header =
    '<title>A</title><id root="1" extension="2"/><code code="1" displayName="B"/><effectiveTime value="2026"/>';
  const role = name('<family>A</family><given>B</given>');
  const outcome = await readDocument(toBytes(buildClinicalDocument({ header, role, body: `<a>${file}</a>` })), NOW);
  expect(ReadOutcome.safeParse(outcome).success).toBe(true);
  const changed = swollen(outcome);
  expect(changed.length).toBeGreaterThan(15);
  expect(changed.filter((one) => ReadOutcome.safeParse(one).success)).toEqual([]);
});
