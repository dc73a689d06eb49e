import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { type DocumentSituation, type GeneratedDocument, generateDocuments } from './generate-documents.ts';
import { generatePatients } from './generate-patients.ts';

async function collect(): Promise<GeneratedDocument[]> {
  const collected: GeneratedDocument[] = [];
  for await (const document of generateDocuments()) collected.push(document);
  return collected;
}

const documents = await collect();

const hash = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const place = (document: GeneratedDocument): string =>
  path.join(document.facilityCode, document.sourceCode, document.fileName);
const isXml = (document: GeneratedDocument): boolean => document.fileName.endsWith('.xml');
const text = (document: GeneratedDocument | undefined): string => Buffer.from(document?.bytes ?? []).toString('utf8');
const inSituation = (situation: DocumentSituation): GeneratedDocument[] =>
  documents.filter((document) => document.situation === situation);

/** Tags that close what they opened, in order; and no bare ampersand. */
function isWellFormed(xml: string): boolean {
  const open: string[] = [];
  for (const [, slash, name, , empty] of xml.matchAll(/<(\/?)([A-Za-z][\w:]*)((?:\s[^<>]*?)?)(\/?)>/g)) {
    if (slash === '/' && open.pop() !== name) return false;
    if (slash === '' && empty === '' && name !== undefined) open.push(name);
  }
  return open.length === 0 && !/&(?!(?:amp|lt|gt|quot);)/.test(xml);
}

describe('generated documents', () => {
  test('are the same bytes at a second generation and, written out, in another process and time zone', async () => {
    const again = await collect();
    expect(again.map((document) => hash(document.bytes))).toEqual(documents.map((document) => hash(document.bytes)));
    const folder = await mkdtemp(path.join(tmpdir(), 'demo-documents-'));
    const script = path.join(import.meta.dirname, 'write-documents.ts');
    await promisify(execFile)(process.execPath, [script, folder], { env: { ...process.env, TZ: 'Asia/Tokyo' } });
    const written = await Promise.all(documents.map((document) => readFile(path.join(folder, place(document)))));
    expect(written.map(hash)).toEqual(documents.map((document) => hash(document.bytes)));
    await rm(folder, { recursive: true });
  });

  test('are about 240, most of them for the largest facility, each in a place of its own', () => {
    const counts = Object.groupBy(documents, (document) => document.facilityCode);
    expect(documents.length).toBeGreaterThan(230);
    expect(counts['chu-montclair']?.length).toBeGreaterThan(counts['northbrook']?.length ?? 0);
    expect(counts['northbrook']?.length).toBeGreaterThan(counts['maple-street']?.length ?? 0);
    expect(new Set(documents.map(place)).size).toBe(documents.length);
  });

  test('have thirteen document types', () => {
    const codes = documents.map((document) => /<code code="([\d-]+)"/.exec(text(document))?.[1]);
    expect(new Set(codes.filter((code) => code !== undefined)).size).toBe(13);
  });

  test('are well-formed CDA where they are meant to be, and PDF letters of one to three pages', () => {
    const good = documents.filter((document) => !['truncated-xml', 'doctype', 'latin-1'].includes(document.situation));
    expect(good.filter(isXml).filter((document) => !isWellFormed(text(document)))).toEqual([]);
    const pdfs = good.filter((document) => document.fileName.endsWith('.pdf') && document.bytes.length > 0);
    expect(pdfs.length).toBeGreaterThan(20);
    for (const pdf of pdfs) {
      const content = Buffer.from(pdf.bytes).toString('latin1');
      expect(content.startsWith('%PDF-1.')).toBe(true);
      expect([...content.matchAll(/\/Type \/Page\b(?!s)/g)].length).toBeLessThanOrEqual(3);
    }
  });

  test('agree with the sex of the patient: no placeholder is left', () => {
    expect(documents.filter((document) => isXml(document) && /\{\w|undefined|null</.test(text(document)))).toEqual([]);
  });

  test('hold every difficulty on purpose', () => {
    const all: Record<DocumentSituation, true> = {
      ordinary: true,
      'same-bytes-again': true,
      'truncated-xml': true,
      doctype: true,
      empty: true,
      'unknown-binary': true,
      'hl7-v2': true,
      'no-record-target': true,
      'no-title': true,
      'partial-birth-date': true,
      'unknown-patient': true,
      'misspelt-name': true,
      'merged-number': true,
      'namesake-without-number': true,
      'twin-without-number': true,
      'birth-name-only': true,
      'latin-1': true,
      replaced: true,
      corrected: true,
      'sent-again': true,
    };
    expect(new Set(documents.map((document) => document.situation))).toEqual(new Set(Object.keys(all)));
  });

  test('are broken in the way they say', () => {
    expect(inSituation('empty')[0]?.bytes).toHaveLength(0);
    expect(isWellFormed(text(inSituation('truncated-xml')[0]))).toBe(false);
    expect(text(inSituation('doctype')[0])).toContain('<!DOCTYPE');
    expect(text(inSituation('no-record-target')[0])).not.toContain('recordTarget');
    expect(text(inSituation('no-title')[0]).split('<recordTarget>')[0]).not.toContain('<title>');
    expect(text(inSituation('hl7-v2')[0])).toMatch(/^MSH\|/);
    expect(
      inSituation('partial-birth-date').map((document) => /birthTime value="(\d+)"/.exec(text(document))?.[1]),
    ).toEqual(['1938', '195010']);
  });

  test('that come again have the bytes of an earlier one from the same source', () => {
    for (const repeated of inSituation('same-bytes-again')) {
      const same = documents.filter((document) => hash(document.bytes) === hash(repeated.bytes));
      expect(new Set(same.map((document) => document.sourceCode)).size).toBe(1);
      expect(same).toHaveLength(2);
    }
  });

  test('that replace another one or are sent again name it, in bytes of their own', () => {
    const [original, corrected, again] = (['replaced', 'corrected', 'sent-again'] as const).map((situation) =>
      text(inSituation(situation)[0]),
    );
    const idOf = (xml: string | undefined) => /\n  <id root="[\d.]+" extension="([\d.]+)"/.exec(xml ?? '')?.[1];
    expect(idOf(again)).toBe(idOf(original));
    expect(again).not.toBe(original);
    expect(corrected).toContain(`<parentDocument><id root="`);
    expect(/<parentDocument>.*?extension="([\d.]+)"/.exec(corrected ?? '')?.[1]).toBe(idOf(original));
    expect(idOf(corrected)).not.toBe(idOf(original));
    expect([original, corrected].map((xml) => /<versionNumber value="(\d)"/.exec(xml ?? '')?.[1])).toEqual(['1', '2']);
  });

  test('say whom they are about, and the hospital knows them', () => {
    const known = new Set(generatePatients().map((patient) => patient.id));
    const about = documents.flatMap((document) => document.patientId ?? []);
    expect(about.every((id) => known.has(id))).toBe(true);
    expect(inSituation('unknown-patient').map((document) => document.patientId)).toEqual([null, null]);
  });
});
