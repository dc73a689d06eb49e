import type { SimpleFaker } from '@faker-js/faker';
import { patientId } from '../generate-patients.ts';
import type { Person } from '../people/person.ts';
import { REFERENCE_DATE, seeded } from '../seeded.ts';
import { type Commission, composeDocument } from './compose-document.ts';
import type { ClinicalDocument } from './content.ts';
import type { GeneratedDocument } from './generated-document.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './kinds.ts';
import { type DocumentFormat, PLANS } from './plan.ts';
import { type PatientWording, renderCda } from './render-cda.ts';
import { renderPdf } from './render-pdf.ts';
import { SENDERS } from './senders.ts';
import { isPossible, STORY_FRAMES, type StoryFrame, type StoryKey } from './story.ts';
import { patientName } from './wording.ts';

const SURGICAL: readonly StoryKey[] = ['hip', 'appendicitis', 'wrist'];
const REHABILITATED: readonly StoryKey[] = ['hip', 'stroke', 'wrist', 'heart-failure'];
const OLDER: readonly StoryKey[] = ['pneumonia', 'heart-failure', 'hip', 'diabetes', 'stroke'];

/** Stories that make no sense for a kind of document are left out. */
const STORIES_OF: Readonly<Partial<Record<DocumentKind, readonly StoryKey[]>>> = {
  operation: SURGICAL,
  procedure: OLDER,
  ecg: OLDER,
  'functional-status': REHABILITATED,
};

/** A working hour within the 45 days before the demonstration's today. */
export function drawInstant(random: SimpleFaker): string {
  const day = new Date(REFERENCE_DATE.getTime() - random.number.int({ min: 1, max: 45 }) * 86_400_000);
  const hour = random.number.int({ min: 7, max: 18 }).toString().padStart(2, '0');
  const minute = random.number.int({ min: 0, max: 59 }).toString().padStart(2, '0');
  return `${day.toISOString().slice(0, 10)}T${hour}:${minute}`;
}

const canHave = (frame: StoryFrame, person: Person, onDay: string): boolean =>
  person.replacedBy === null &&
  person.birthDate <= onDay &&
  (person.deceasedOn === null || onDay <= person.deceasedOn) &&
  isPossible(frame, person, onDay);

/** A story and somebody it can have happened to; people with a difficult identity come up more often than by chance. */
function drawCase(
  people: readonly Person[],
  kind: DocumentKind,
  draw: { random: SimpleFaker; onDay: string },
): [StoryFrame, Person] {
  const { random, onDay } = draw;
  const wanted = STORIES_OF[kind];
  const frames = STORY_FRAMES.filter(
    (frame) => (wanted?.includes(frame.key) ?? true) && people.some((person) => canHave(frame, person, onDay)),
  );
  const frame = random.helpers.arrayElement(frames);
  const possible = people.filter((person) => canHave(frame, person, onDay));
  const difficult = possible.filter((person) => person.situation !== 'ordinary');
  const pool = difficult.length > 0 && random.datatype.boolean(0.3) ? difficult : possible;
  return [frame, random.helpers.arrayElement(pool)];
}

const withoutAccents = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

/** French laboratories write the traits of the INS: capitals without accents. */
function drawWording(document: ClinicalDocument, random: SimpleFaker): PatientWording {
  const identifiers = random.helpers.weightedArrayElement([
    { weight: 4, value: 'both' as const },
    { weight: 3, value: 'mrn' as const },
    { weight: 3, value: 'national' as const },
    { weight: 1, value: 'foreign' as const },
  ]);
  const { person } = document;
  if (person.realm !== 'FR' || document.code !== DOCUMENT_KINDS.laboratory.code) return { identifiers };
  return {
    identifiers,
    family: withoutAccents(person.family),
    birthFamily: withoutAccents(person.birthFamily),
    given: person.given.map((name) => withoutAccents(name).toUpperCase()),
  };
}

/** Renders a document as CDA, as CDA around a PDF, or as a PDF. */
async function renderAs(format: DocumentFormat, commission: Commission, wording?: PatientWording): Promise<Uint8Array> {
  const document = composeDocument(commission);
  if (format === 'pdf') return renderPdf(document);
  const template = format === 'cda' ? DOCUMENT_KINDS[commission.kind].ccdaTemplate : '2.16.840.1.113883.10.20.22.1.10';
  const options = {
    wording: wording ?? drawWording(document, commission.random),
    ...(format === 'cda-pdf' ? { pdf: await renderPdf(document) } : {}),
  };
  return Buffer.from(renderCda(document, template, options), 'utf8');
}

/** What senders call their files; people who upload by hand use the patient's name. */
function writeFileName(
  commission: Commission,
  sourceCode: string,
  place: { format: DocumentFormat; number: number },
): string {
  const { kind, person, writtenAt } = commission;
  const day = writtenAt.slice(0, 10).replaceAll('-', '');
  if (sourceCode === 'upload') return `${patientName(person)} ${day}.pdf`;
  const number = place.number.toString().padStart(4, '0');
  const prefix = DOCUMENT_KINDS[kind].file[person.realm === 'FR' ? 'fr' : 'en'];
  return `${prefix}_${day}_${number}.${place.format === 'pdf' ? 'pdf' : 'xml'}`;
}

/** The documents with nothing wrong in them. */
export async function* generateOrdinaryDocuments(people: readonly Person[]): AsyncGenerator<GeneratedDocument> {
  for (const { facilityCode, realm, batches } of PLANS) {
    const local = people.filter((person) => person.facilityCode === facilityCode);
    let number = 0;
    for (const { kind, sourceCode, from, format, count } of batches) {
      for (let index = 0; index < count; index += 1) {
        number += 1;
        const key = `${facilityCode}:${kind}:${sourceCode}:${format}:${index}`;
        const random = seeded(`document:${key}`);
        const writtenAt = drawInstant(random);
        const [frame, person] = drawCase(local, kind, { random, onDay: writtenAt.slice(0, 10) });
        const sender = random.helpers.arrayElement(SENDERS[realm][from]);
        const commission: Commission = { key, person, kind, frame, sender, writtenAt, random };
        yield {
          facilityCode,
          sourceCode,
          fileName: writeFileName(commission, sourceCode, { format, number }),
          bytes: await renderAs(format, commission),
          situation: 'ordinary',
          patientId: patientId(person.key),
        };
      }
    }
  }
}
