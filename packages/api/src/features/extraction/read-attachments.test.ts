import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { readClinicalDocument } from './cda-r2.ts';
import { readAttachments } from './read-attachments.ts';
import { scanXml } from './scan-xml.ts';

function read(body: string, header = '') {
  const scan = scanXml(toBytes(buildClinicalDocument({ body, header })));
  if (scan.kind === 'refused') throw new Error(scan.detail);
  const reading = readClinicalDocument(scan.root);
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return readAttachments(reading.document.component).map((file) => ({
    ...file,
    bytes: new TextDecoder().decode(file.bytes),
  }));
}
const media = (value: string) =>
  `<structuredBody><component><section><entry><observationMedia>${value}</observationMedia></entry></section></component></structuredBody>`;

describe('readAttachments', () => {
  it('decodes the file that is the body, over several lines', () => {
    const sha256 = createHash('sha256').update('hello world').digest('hex');
    const body = `<nonXMLBody><text mediaType="application/pdf" representation="B64">
      aGVsbG8g\r\n  d29ybGQ= </text></nonXMLBody>`;
    expect(read(body)).toEqual([
      { fileName: 'attachment-1.pdf', mediaType: 'application/pdf', bytes: 'hello world', sha256 },
    ]);
  });

  it('keeps the text of a body that is plain text as it was written', () => {
    expect(read('<nonXMLBody><text mediaType="text/plain">a\n  b</text></nonXMLBody>')).toMatchObject([
      { fileName: 'attachment-1.txt', mediaType: 'text/plain', bytes: 'a\n  b' },
    ]);
  });

  it('finds files anywhere in the body, in order', () => {
    const value = (text: string, type: string) => `<value mediaType="${type}" representation="B64">${text}</value>`;
    expect(read(media(value('YQ==', 'image/png') + value('Yg==', 'text/html')))).toMatchObject([
      { fileName: 'attachment-1.png', bytes: 'a' },
      { fileName: 'attachment-2.html', bytes: 'b' },
    ]);
  });

  it('takes a file without a type for plain text, as the standard says', () => {
    expect(read(media('<value representation="B64">YQ==</value>'))).toMatchObject([{ mediaType: 'text/plain' }]);
  });

  it.each([
    ['is not one', 'mediaType="text/html&#13;&#10;x: y"'],
    ['is of compressed content', 'mediaType="text/html" compression="GZ"'],
  ])('does not repeat a type that %s', (_, attributes) => {
    expect(read(media(`<value ${attributes} representation="B64">YQ==</value>`))).toMatchObject([
      { fileName: 'attachment-1.bin', mediaType: 'application/octet-stream' },
    ]);
  });

  it('forgets parameters and case of a type', () => {
    const value = '<value mediaType="Text/HTML; charset=utf-8" representation="B64">YQ==</value>';
    expect(read(media(value))).toMatchObject([{ mediaType: 'text/html' }]);
  });

  it('leaves out the thumbnail of a file', () => {
    const value =
      '<value mediaType="image/png" representation="B64"><thumbnail mediaType="image/png" representation="B64">Yg==</thumbnail>YQ==</value>';
    expect(read(media(value))).toMatchObject([{ bytes: 'a' }]);
  });

  it.each([
    ['a reference to a file elsewhere', '<text mediaType="application/pdf"><reference value="a.pdf"/></text>'],
    ['cut Base64', '<text representation="B64">JVBERi...</text>'],
    ['Base64 with its end in the middle', '<text representation="B64">YQ==YQ==</text>'],
    ['no content', '<text representation="B64"> </text>'],
  ])('gives no file for %s', (_, text) => {
    expect(read(`<nonXMLBody>${text}</nonXMLBody>`)).toEqual([]);
  });

  it('does not take a signature of the header for a file', () => {
    const signature = '<authenticator><signatureText representation="B64">YQ==</signatureText></authenticator>';
    expect(read('<structuredBody/>', signature)).toEqual([]);
  });
});
