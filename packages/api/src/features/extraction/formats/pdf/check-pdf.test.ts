import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import PdfKit from 'pdfkit';
import { expect, it } from 'vitest';
import { toBytes } from '../cda/build-clinical-document.ts';
import { buildPdf } from './build-pdf.ts';
import { checkPdf } from './check-pdf.ts';

const PDF = buildPdf();

const encrypted = (passwords: { userPassword?: string; ownerPassword: string }) => {
  const document = new PdfKit(passwords);
  document.end();
  return buffer(document);
};

it.each([
  ['whole, though its table of contents is wrong', PDF],
  ['that stands behind lines of a scanner', `X-Scanner: 7\r\nContent-Type: application/pdf\r\n\r\n${PDF}`],
  ['with a form that is not PDF', PDF.replace('/Catalog', '/Catalog /AcroForm << /Fields [] /XFA (<xdp/>) >>')],
  ['as large as a wall', PDF.replace('200 100', '14400 14400')],
  ['followed by what fills a block', `${PDF}${'\u0000'.repeat(4096)}`],
  ['updated once more', `${PDF}4 0 obj\n<< >>\nendobj\ntrailer\n<< /Root 1 0 R /Size 5 >>\nstartxref\n0\n%%EOF\n`],
])('opens a PDF %s', async (_, text) => {
  expect(await checkPdf(toBytes(text))).toBeNull();
});

it('takes the bytes of a file as they are read from a disk', async () => {
  expect(await checkPdf(Buffer.from(PDF))).toBeNull();
});

it('tells a PDF that opens with a password only from one that only its author may change', async () => {
  expect(await checkPdf(await encrypted({ userPassword: 'a', ownerPassword: 'b' }))).toBe('password-needed');
  expect(await checkPdf(await encrypted({ ownerPassword: 'b' }))).toBeNull();
});

it.each([
  ['of which there is a header only', '%PDF-1.7\n'],
  ['without pages', PDF.replace('/Kids [3 0 R] /Count 1', '/Kids [] /Count 0')],
  ['of which an update is cut off', `${PDF}4 0 obj\n<< /Type`],
])('takes a PDF %s for broken', async (_, text) => {
  expect(await checkPdf(toBytes(text))).toBe('broken');
});

it('takes a PDF for broken, wherever it is cut before its end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 9, max: PDF.indexOf('%%EOF') }), async (length) => {
      expect(await checkPdf(toBytes(PDF.slice(0, length)))).toBe('broken');
    }),
    { numRuns: 50 },
  );
});
