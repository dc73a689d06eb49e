import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from './formats/cda/build-clinical-document.ts';
import { buildPdf } from './formats/pdf/build-pdf.ts';
import { readDocument } from './read-document.ts';
import { ReadOutcome } from './read-outcome.ts';

const NAME = 'Ruiz';
const DOCUMENT = buildClinicalDocument({
  header: '<title>Letter</title><effectiveTime value="20150722"/>',
  role: `<id root="1.2.3" extension="42"/><patient><name><given>Ana</given><family>${NAME}</family></name></patient>`,
  body: `<structuredBody><component><section><title>A</title><text>b<br/><table><tr><td colspan="2">c</td></tr></table>
    </text></section></component></structuredBody>`,
});

const read = (bytes: Uint8Array) => readDocument(bytes, new Date('2026-03-02'));

describe('readDocument', () => {
  it('reads a clinical document', async () => {
    expect(await read(toBytes(DOCUMENT))).toMatchObject({
      kind: 'read',
      format: 'CDA',
      mediaType: 'text/xml',
      documents: [
        {
          at: { of: 'whole' },
          metadata: { patientFamily: NAME, documentTitle: 'Letter', documentDate: '2015-07-22' },
          attachments: [],
        },
      ],
    });
  });

  it('reads a PDF as a document of which nothing is known', async () => {
    const mediaType = 'application/pdf';
    const said = { metadata: null, version: null, parents: [], attachments: [], lostFiles: [], narrative: null };
    const documents = [{ at: { of: 'whole' }, ...said }];
    expect(await read(toBytes(buildPdf()))).toEqual({ kind: 'read', format: 'PDF', mediaType, documents });
  });

  it.each([
    ['no bytes', '', 'empty', 'application/octet-stream'],
    ['HL7 v2', 'MSH|^~\\&|LAB\r', 'no-reader', 'x-application/hl7-v2+er7'],
    ['FHIR in XML', '<Bundle xmlns="http://hl7.org/fhir"/>', 'no-reader', 'application/fhir+xml'],
    ['CCR', '<ContinuityOfCareRecord xmlns="urn:astm-org:CCR"/>', 'no-reader', 'application/x-ccr+xml'],
    ['bytes that nothing tells', '\u0000\u0001\u0002', 'unknown-format', 'application/octet-stream'],
    ['a web page', '<html></html>', 'no-reader', 'text/html'],
    ['a PDF that is cut off', buildPdf().slice(0, 150), 'broken', 'application/pdf'],
    ['broken XML', '<a>', 'xml-malformed', 'text/xml'],
    ['XML with a document type', '<!DOCTYPE a><a/>', 'xml-doctype', 'text/xml'],
    ['deep XML', '<a>'.repeat(1000), 'xml-limits', 'text/xml'],
    ['a fragment of a document', '<section xmlns="urn:hl7-org:v3"/>', 'not-a-clinical-document', 'text/xml'],
    ['a document outside the namespace', '<ClinicalDocument/>', 'not-a-clinical-document', 'text/xml'],
  ])('does not read %s', async (_, text, ...[reason, mediaType]) => {
    expect(await read(toBytes(text))).toMatchObject({ kind: 'unreadable', reason, mediaType, documents: [] });
  });

  it.each([
    ['no record', '<title>Letter</title>'],
    ['a record without a patient', '<title>Letter</title><recordTarget/>'],
    ['a patient without a value', '<title>Letter</title><recordTarget><patientRole nullFlavor="NI"/></recordTarget>'],
  ])('keeps what a document with %s says all the same', async (_, content) => {
    const outcome = await read(toBytes(`<ClinicalDocument xmlns="urn:hl7-org:v3">${content}</ClinicalDocument>`));
    expect(outcome).toMatchObject({
      kind: 'unreadable',
      reason: 'no-patient',
      documents: [{ metadata: { documentTitle: 'Letter' } }],
    });
  });

  it('does not read a document whose text is more than people can be given at once', async () => {
    const withCells = (cells: number) =>
      toBytes(DOCUMENT.replace('<td colspan="2">c</td>', '<td>1</td>'.repeat(cells)));
    expect(await read(withCells(5000))).toMatchObject({ kind: 'read' });
    expect(await read(withCells(9000))).toMatchObject({ kind: 'unreadable', reason: 'limits' });
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 4096 }), async (bytes) => {
        expect(['read', 'unreadable']).toContain((await read(bytes)).kind);
      }),
    );
  });

  it('never throws and never quotes the patient, wherever a document is cut or changed', async () => {
    const whole = toBytes(DOCUMENT);
    const changed = fc
      .record({
        end: fc.integer({ min: 0, max: whole.length }),
        changes: fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 5 }),
      })
      .map(({ end, changes }) => {
        const bytes = whole.slice();
        for (const [at, byte] of changes) bytes[at] = byte;
        return bytes.subarray(0, changes.length === 0 ? end : undefined);
      });
    await fc.assert(
      fc.asyncProperty(changed, async (bytes) => {
        const outcome = await read(bytes);
        expect(ReadOutcome.safeParse(outcome).success).toBe(true);
        expect(outcome.kind === 'unreadable' ? outcome.detail : '').not.toContain(NAME);
      }),
      { numRuns: 500 },
    );
  });

  it('never throws for random markup', async () => {
    const piece = fc.constantFrom(
      '<a>',
      '</a>',
      '<a b="c">',
      '<!--',
      '-->',
      '<![CDATA[',
      ']]>',
      '&#0;',
      '&a;',
      '<?x ?>',
      '<',
      '>',
      ' ',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(piece, { maxLength: 40 }), async (pieces) => {
        expect((await read(toBytes(`<${pieces.join('')}`))).kind).toBe('unreadable');
      }),
    );
  });
});
