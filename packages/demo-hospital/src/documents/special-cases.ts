import { createHash } from 'node:crypto';
import type { Person } from '../people/person.ts';
import type { DocumentSituation } from './generated-document.ts';
import type { DocumentKind } from './kinds.ts';
import type { CdaOptions } from './render-cda.ts';

/** One document that is broken, or hard to attribute, on purpose. */
export interface SpecialCase {
  situation: DocumentSituation;
  /** Whom the document is about: a key of the population. */
  about: string;
  sourceCode: string;
  kind: DocumentKind;
  fileName: string;
  options?: (person: Person) => CdaOptions;
  /** Spoils the finished document. */
  spoil?: (xml: string, person: Person) => Uint8Array;
  /** What is told: documents of one patient that tell the same are versions of one document. Left out, it is the situation's own. */
  story?: string;
  /** Nobody the hospital knows. */
  isStranger?: boolean;
}

/** Text as UTF-8 bytes. */
export const encode = (text: string): Uint8Array => Buffer.from(text, 'utf8');

/** Bytes that look like no format at all. */
function noise(length: number): Uint8Array {
  const chunks: Buffer[] = [Buffer.from([0x00, 0x9f, 0x92, 0x96])];
  for (let index = 0; chunks.length * 32 < length; index += 1) {
    chunks.push(createHash('sha256').update(`noise:${index}`).digest());
  }
  return Buffer.concat(chunks).subarray(0, length);
}

function oruMessage(person: Person): string {
  const birth = person.birthDate.replaceAll('-', '');
  return [
    'MSH|^~\\&|LAB|HIGHFIELD|MAILROOM|NORTHBROOK|20260226091500||ORU^R01|000482|P|2.5.1',
    `PID|1||${person.mrn}^^^NORTHBROOK^MR||${person.family}^${person.given[0] ?? ''}||${birth}|${person.sex === 'male' ? 'M' : 'F'}`,
    'OBR|1||26-00482|FBC^Full blood count',
    'OBX|1|NM|HB^Haemoglobin||128|g/L|120-165|N|||F',
    'OBX|2|NM|WBC^White cell count||11.8|10*9/L|4.0-10.0|H|||F',
    '',
  ].join('\r');
}

/** ISO-8859-1 has neither curly apostrophes nor dashes nor ligatures. */
const toLatin1 = (xml: string): Uint8Array =>
  Buffer.from(xml.replaceAll('’', "'").replaceAll('–', '-').replaceAll('œ', 'oe').replaceAll('Œ', 'OE'), 'latin1');

const CORRECTION =
  '<component><section><title>Correctif</title><text>Les valeurs ont été contrôlées sur un second prélèvement.</text></section></component>';

const CHU: readonly SpecialCase[] = [
  {
    situation: 'truncated-xml',
    about: 'chu-montclair-3',
    sourceCode: 'laboratoire',
    kind: 'laboratory',
    fileName: 'CR_BIO_20260225_0901.xml',
    spoil: (xml) => encode(xml.slice(0, Math.floor(xml.length * 0.6))),
  },
  {
    situation: 'doctype',
    about: 'chu-montclair-8',
    sourceCode: 'messagerie',
    kind: 'consultation',
    fileName: 'CR_CS_20260224_0902.xml',
    spoil: (xml) =>
      encode(xml.replace('?>\n', '?>\n<!DOCTYPE ClinicalDocument [<!ENTITY etablissement "Clinique des Acacias">]>\n')),
  },
  {
    situation: 'empty',
    about: 'chu-montclair-1',
    sourceCode: 'numerisation',
    kind: 'referral',
    fileName: 'NUM_20260226_0903.pdf',
    spoil: () => new Uint8Array(),
    isStranger: true,
  },
  {
    situation: 'unknown-binary',
    about: 'chu-montclair-1',
    sourceCode: 'ecg',
    kind: 'ecg',
    fileName: 'ECG_20260226_0904.dat',
    spoil: () => noise(4096),
    isStranger: true,
  },
  {
    situation: 'no-record-target',
    about: 'chu-montclair-1',
    sourceCode: 'folder',
    kind: 'progress',
    fileName: 'EVOLUTION_20260223_0905.xml',
    options: () => ({ hasNoRecordTarget: true }),
    isStranger: true,
  },
  {
    situation: 'partial-birth-date',
    about: 'fr-apostrophe-hermite',
    sourceCode: 'messagerie',
    kind: 'discharge',
    fileName: 'LDL_SORTIE_20260222_0906.xml',
    options: (person) => ({ wording: { birthTime: person.birthDate.slice(0, 4), identifiers: 'foreign' } }),
  },
  {
    situation: 'unknown-patient',
    about: 'fr-several-jean',
    sourceCode: 'messagerie',
    kind: 'referral',
    fileName: 'ADRESSAGE_20260227_0907.xml',
    options: () => ({
      wording: { family: 'Carpentras', given: ['Achille'], birthTime: '19720418', identifiers: 'foreign' },
    }),
    isStranger: true,
  },
  {
    situation: 'misspelt-name',
    about: 'fr-accent-francois',
    sourceCode: 'imagerie',
    kind: 'imaging',
    fileName: 'CR_IMG_20260226_0908.xml',
    options: () => ({ wording: { family: 'Besier', given: ['Francoi'], identifiers: 'foreign' } }),
  },
  {
    situation: 'merged-number',
    about: 'fr-survivor-nathalie',
    sourceCode: 'laboratoire',
    kind: 'laboratory',
    fileName: 'CR_BIO_20260227_0909.xml',
  },
  {
    situation: 'namesake-without-number',
    about: 'fr-namesake-1',
    sourceCode: 'imagerie',
    kind: 'imaging',
    fileName: 'CR_IMG_20260227_0910.xml',
    options: () => ({ wording: { identifiers: 'foreign' } }),
  },
  {
    situation: 'twin-without-number',
    about: 'fr-twin-elise',
    sourceCode: 'messagerie',
    kind: 'consultation',
    fileName: 'CR_CS_20260226_0911.xml',
    options: () => ({ wording: { identifiers: 'foreign' } }),
  },
  {
    situation: 'birth-name-only',
    about: 'fr-married-sylvie',
    sourceCode: 'laboratoire',
    kind: 'laboratory',
    fileName: 'CR_BIO_20260228_0912.xml',
    options: () => ({ wording: { family: 'Martin', identifiers: 'national' } }),
  },
  {
    situation: 'replaced',
    about: 'chu-montclair-6',
    sourceCode: 'laboratoire',
    kind: 'laboratory',
    fileName: 'CR_BIO_20260228_0914.xml',
    story: 'corrected',
  },
  {
    situation: 'corrected',
    about: 'chu-montclair-6',
    sourceCode: 'laboratoire',
    kind: 'laboratory',
    fileName: 'CR_BIO_20260228_0915.xml',
    story: 'corrected',
    options: () => ({ version: 2 }),
    spoil: (xml) => encode(xml.replace('</structuredBody>', `${CORRECTION}</structuredBody>`)),
  },
  {
    situation: 'sent-again',
    about: 'chu-montclair-6',
    sourceCode: 'messagerie',
    kind: 'laboratory',
    fileName: 'CR_BIO_20260228_0916.xml',
    story: 'corrected',
    spoil: (xml) => encode(xml.replaceAll('>\n', '>\n\n')),
  },
  {
    situation: 'latin-1',
    about: 'fr-twin-eloise',
    sourceCode: 'folder',
    kind: 'consultation',
    fileName: 'CR_CS_20260221_0913.xml',
    options: () => ({ encoding: 'ISO-8859-1' }),
    spoil: toLatin1,
  },
];

const NORTHBROOK: readonly SpecialCase[] = [
  {
    situation: 'hl7-v2',
    about: 'northbrook-5',
    sourceCode: 'pathology',
    kind: 'laboratory',
    fileName: 'ORU_20260226_000482.hl7',
    spoil: (_, person) => encode(oruMessage(person)),
  },
  {
    situation: 'no-title',
    about: 'northbrook-9',
    sourceCode: 'folder',
    kind: 'progress',
    fileName: 'PROGRESS_20260225_0902.xml',
    options: () => ({ hasNoTitle: true }),
  },
  {
    situation: 'partial-birth-date',
    about: 'gb-several-charles',
    sourceCode: 'secure-mail',
    kind: 'summary',
    fileName: 'SUMMARY_20260224_0903.xml',
    options: (person) => ({
      wording: { birthTime: person.birthDate.slice(0, 7).replace('-', ''), identifiers: 'national' },
    }),
  },
  {
    situation: 'unknown-patient',
    about: 'gb-hyphen-rhys',
    sourceCode: 'secure-mail',
    kind: 'discharge',
    fileName: 'DISCHARGE_20260227_0904.xml',
    options: () => ({
      wording: { family: 'Winterbourne', given: ['Tobias'], birthTime: '19490712', identifiers: 'foreign' },
    }),
    isStranger: true,
  },
  {
    situation: 'misspelt-name',
    about: 'gb-apostrophe-obrien',
    sourceCode: 'radiology',
    kind: 'imaging',
    fileName: 'IMG_20260226_0905.xml',
    options: () => ({ wording: { family: 'Obrian', given: ['Shivaun'], identifiers: 'foreign' } }),
  },
  {
    situation: 'namesake-without-number',
    about: 'gb-namesake-2',
    sourceCode: 'secure-mail',
    kind: 'consultation',
    fileName: 'CONSULT_20260227_0906.xml',
    options: () => ({ wording: { identifiers: 'foreign' } }),
  },
];

const MAPLE: readonly SpecialCase[] = [
  {
    situation: 'birth-name-only',
    about: 'us-married-karen',
    sourceCode: 'direct-mail',
    kind: 'consultation',
    fileName: 'CONSULT_20260225_0901.xml',
    options: () => ({ wording: { family: 'Novak', identifiers: 'foreign' } }),
  },
];

export const SPECIAL_CASES: readonly SpecialCase[] = [...CHU, ...NORTHBROOK, ...MAPLE];
