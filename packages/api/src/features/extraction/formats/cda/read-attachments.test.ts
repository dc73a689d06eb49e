import { Buffer } from 'node:buffer';
import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanXml, XML_LIMITS } from '../../scan-xml.ts';
import { buildClinicalDocument, toBytes } from './build-clinical-document.ts';
import { readClinicalDocument } from './cda-r2.ts';
import { readAttachments } from './read-attachments.ts';

function readFiles(body: string, header = '') {
  const scan = scanXml(toBytes(buildClinicalDocument({ body, header })));
  if (scan.kind === 'refused') throw new Error(scan.detail);
  const reading = readClinicalDocument(scan.root);
  if (reading.kind !== 'fits') throw new Error(reading.kind);
  return readAttachments(reading.value.component);
}

const read = (body: string, header = '') =>
  readFiles(body, header).map((file) =>
    file.kind === 'lost' ? file : { ...file, bytes: new TextDecoder().decode(file.bytes) },
  );

const media = (value: string) =>
  `<structuredBody><component><section><entry><observationMedia>${value}</observationMedia></entry></section></component></structuredBody>`;
const observation = (value: string) =>
  `<structuredBody><component><section><entry><observation>${value}</observation></entry></section></component></structuredBody>`;
const nonXml = (text: string) => `<nonXMLBody>${text}</nonXMLBody>`;
const base64 = (text: string) => `<text representation="B64">${text}</text>`;

describe('readAttachments', () => {
  it('decodes the file that is the body, over several lines', () => {
    const body = `<text mediaType="application/pdf" representation="B64">
      aGVsbG8g\r\n  d29ybGQ= </text>`;
    expect(read(nonXml(body))).toEqual([{ kind: 'bytes', bytes: 'hello world', declaredType: 'application/pdf' }]);
  });

  it.each([
    ['several bodies', `<structuredBody/></component><component>${nonXml('<text>a</text>')}`, ['a']],
    ['several texts', nonXml('<text>a</text><text>b</text>'), ['a', 'b']],
    ['several bodies of text', nonXml('<text>a</text>') + nonXml('<text>b</text>'), ['a', 'b']],
    ['several values', media('<value mediaType="text/plain">a</value><value>b</value>'), ['a', 'b']],
    ['a value in Base64', media('<value mediaType="application/pdf" representation="b64">YQ==</value>'), ['a']],
    ['a value of an observation', observation('<value mediaType="application/pdf">YQ==</value>'), ['a']],
    ['a value whose type is written otherwise', media('<value mediaType="Application/PDF">YQ==</value>'), ['a']],
    ['one with parameters', media('<value mediaType="application/pdf; x=y">YQ==</value>'), ['a']],
    ['the same of an observation', observation('<value mediaType="Image/PNG; x=y">YQ==</value>'), ['a']],
    ['a value without a media type', observation('<value>positive</value>'), []],
    ['a value in words', observation('<value mediaType="text/plain">positive</value>'), []],
  ])('loses none of %s', (_, body, files) => {
    expect(read(body).map((file) => (file.kind === 'bytes' ? file.bytes : file.reason))).toEqual(files);
  });

  it('lists a file that a value only refers to', () => {
    const value = '<value mediaType="application/pdf"><reference value="letter.pdf"/></value>';
    expect(read(observation(value))).toEqual([{ kind: 'lost', reason: 'referenced', declaredType: 'application/pdf' }]);
  });

  it('keeps the text of a body that is plain text as it was written', () => {
    expect(read(nonXml('<text mediaType="text/plain">a\n  b</text>'))).toMatchObject([{ bytes: 'a\n  b' }]);
  });

  it('finds files anywhere in the body, in order', () => {
    const value = (text: string) => `<value representation="B64">${text}</value>`;
    expect(read(media(value('YQ==') + value('Yg==')))).toMatchObject([{ bytes: 'a' }, { bytes: 'b' }]);
  });

  it('forgets parameters and case of a type, and a type that is none', () => {
    const value = (type: string) => `<value mediaType="${type}" representation="B64">YQ==</value>`;
    expect(read(media(value('Text/HTML; charset=utf-8')))).toMatchObject([{ declaredType: 'text/html' }]);
    expect(read(media(value('text/html&#13;&#10;x: y')))).toMatchObject([{ declaredType: 'application/octet-stream' }]);
  });

  it('leaves out the thumbnail of a file', () => {
    const value =
      '<value mediaType="image/png" representation="B64"><thumbnail mediaType="image/png" representation="B64">Yg==</thumbnail>YQ==</value>';
    expect(read(media(value))).toMatchObject([{ bytes: 'a' }]);
  });

  it.each([
    [
      'a reference to a file elsewhere',
      '<text mediaType="application/pdf"><reference value="a.pdf"/></text>',
      'referenced',
    ],
    ['the same that says it were Base64', '<text representation="B64"><reference value="a.pdf"/></text>', 'referenced'],
    ['no content', base64(' '), 'empty'],
    ['no content and no representation', '<text mediaType="application/pdf"/>', 'empty'],
    ['an empty data URI', base64('data:application/pdf;base64,'), 'empty'],
    ['what is not Base64', base64('JVBERi...'), 'not-decoded'],
    ['Base64 cut within a byte', base64('JVBERi0xL'), 'not-decoded'],
    ['Base64 with its end in the middle', base64('YQ==YQ=='), 'not-decoded'],
    [
      'Base64 cut within a byte that does not say what it is',
      '<text mediaType="application/pdf">JVBERi0xL</text>',
      'not-decoded',
    ],
    ['what does not inflate', '<text representation="B64" compression="DF">aGVsbG8g</text>', 'not-decoded'],
  ])('lists a file as lost for %s', (_, text, reason) => {
    expect(read(nonXml(text))).toMatchObject([{ kind: 'lost', reason }]);
  });

  it('lists an image that is only referred to as lost, in the body of sections too', () => {
    const value = '<value mediaType="image/jpeg"><reference value="left-foot.jpeg"/></value>';
    expect(read(media(value))).toEqual([{ kind: 'lost', reason: 'referenced', declaredType: 'image/jpeg' }]);
    expect(read(media('<value nullFlavor="NA"/>'))).toEqual([]);
  });

  it('does not inflate more than one file may have', () => {
    const bomb = gzipSync(Buffer.alloc(XML_LIMITS.maxBytes + 1)).toString('base64');
    const body = nonXml(`<text representation="B64" compression="GZ">${bomb}</text>`);
    expect(read(body)).toMatchObject([{ kind: 'lost', reason: 'too-large' }]);
  });

  it('does not inflate many files to more than a document may have', () => {
    const half = gzipSync(Buffer.alloc(XML_LIMITS.maxBytes)).toString('base64');
    const value = `<value representation="B64" compression="GZ">${half}</value>`;
    const kinds = readFiles(media(value.repeat(6))).map(({ kind }) => kind);
    expect(kinds).toEqual(['bytes', 'bytes', 'lost', 'lost', 'lost', 'lost']);
  });

  const WRITINGS: ((bytes: Buffer) => string)[] = [
    (bytes) => `<text representation="B64">${bytes.toString('base64')}</text>`,
    (bytes) => `<text representation="B64">${bytes.toString('base64url')}</text>`,
    (bytes) => `<text representation="B64">${bytes.toString('base64').replace(/=+$/, '')}</text>`,
    (bytes) => `<text representation="B64">${bytes.toString('base64').replace(/.{1,5}/g, '$&\r\n ')}</text>`,
    (bytes) => `<text representation="B64">data:application/pdf;base64,${bytes.toString('base64')}</text>`,
    (bytes) => `<text mediaType="application/pdf">${bytes.toString('base64')}</text>`,
    (bytes) => `<text compression="DF" representation="B64">${deflateRawSync(bytes).toString('base64')}</text>`,
    (bytes) => `<text compression="DF" representation="B64">${deflateSync(bytes).toString('base64')}</text>`,
    (bytes) => `<text compression="ZL" representation="B64">${deflateSync(bytes).toString('base64')}</text>`,
    (bytes) => `<text compression="ZL">${deflateRawSync(bytes).toString('base64')}</text>`,
    (bytes) => `<text compression="GZ" representation="B64">${gzipSync(bytes).toString('base64url')}</text>`,
  ];

  it('decodes any bytes, however they are written', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 200 }), fc.constantFrom(...WRITINGS), (bytes, write) => {
        const [file] = readFiles(nonXml(write(Buffer.from(bytes))));
        expect(file?.kind === 'bytes' ? [...file.bytes] : file).toEqual([...bytes]);
      }),
    );
  });

  it('does not take a signature of the header for a file', () => {
    const signature = '<authenticator><signatureText representation="B64">YQ==</signatureText></authenticator>';
    expect(read('<structuredBody/>', signature)).toEqual([]);
  });
});
