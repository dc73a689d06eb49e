import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { toBytes } from './formats/cda/build-clinical-document.ts';
import { buildPdf } from './formats/pdf/build-pdf.ts';
import { identifyAttachments } from './identify-attachments.ts';

const identify = (text: string, declaredType: string | null) =>
  identifyAttachments([{ kind: 'bytes', bytes: toBytes(text), declaredType }]);
const NOTHING_KNOWN = '\u0000\u0001\u0002';

it('names a file by its order and its type, with the digest of its bytes', async () => {
  const sha256 = createHash('sha256').update('hello world').digest('hex');
  expect((await identify('hello world', null)).attachments).toEqual([
    { fileName: 'attachment-1.txt', mediaType: 'text/plain', bytes: toBytes('hello world'), sha256 },
  ]);
});

it.each([
  ['{\\rtf1 a}', 'application/pdf', 'application/rtf'],
  ['GIF89a', 'application/octet-stream', 'image/gif'],
  ['<html></html>', null, 'text/html'],
  [NOTHING_KNOWN, 'audio/basic', 'audio/basic'],
  [NOTHING_KNOWN, null, 'application/octet-stream'],
])('takes %j that is said to be %s for %s', async (text, declared, mediaType) => {
  expect(await identify(text, declared)).toMatchObject({ attachments: [{ mediaType }], lostFiles: [] });
});

it('lists a file as broken that is not what its signature would have to say, and keeps its bytes', async () => {
  expect(await identify(NOTHING_KNOWN, 'image/png')).toMatchObject({
    attachments: [{ fileName: 'attachment-1.bin', mediaType: 'application/octet-stream' }],
    lostFiles: [{ mediaType: 'image/png', reason: 'broken' }],
  });
});

it('lists an embedded PDF that is cut off as broken, and keeps its bytes', async () => {
  expect(await identify(buildPdf(), null)).toMatchObject({ lostFiles: [] });
  expect(await identify(buildPdf().slice(0, 150), 'application/pdf')).toMatchObject({
    attachments: [{ fileName: 'attachment-1.pdf' }],
    lostFiles: [{ mediaType: 'application/pdf', reason: 'broken' }],
  });
});

it('lists what is lost with its reason, and not more than somebody reads', async () => {
  const files = Array.from({ length: 500 }, () => ({
    kind: 'lost' as const,
    reason: 'empty' as const,
    declaredType: null,
  }));
  const { attachments, lostFiles } = await identifyAttachments(files);
  expect(attachments).toEqual([]);
  expect(lostFiles).toHaveLength(100);
  expect(lostFiles[0]).toEqual({ mediaType: null, reason: 'empty' });
});

const JFIF = `ffd8ffe000104a464946${'00'.repeat(10)}`;
const SCAN = 'ffda00020000';

it.each([
  ['89504e470d0a1a0a0000000d49484452', '49454e44ae426082', 'image/png'],
  [JFIF + SCAN, 'ffd9', 'image/jpeg'],
  // A thumbnail within has an end of its own.
  [`${JFIF}ffe1000cffd8${SCAN}ffd9${SCAN}`, 'ffd9', 'image/jpeg'],
])('lists an image as broken whose end is cut off, and shows what is left of it', async (head, end, mediaType) => {
  const image = (...hex: string[]) =>
    [{ kind: 'bytes', bytes: Buffer.from(hex.join(''), 'hex'), declaredType: null }] as const;
  expect(await identifyAttachments([...image(head, '00'.repeat(50), end)])).toMatchObject({ lostFiles: [] });
  expect(await identifyAttachments([...image(head, '00'.repeat(50))])).toMatchObject({
    attachments: [{ mediaType }],
    lostFiles: [{ reason: 'broken' }],
  });
});
