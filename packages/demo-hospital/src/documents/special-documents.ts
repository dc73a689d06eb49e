import { patientId } from '../generate-patients.ts';
import type { Person } from '../people/person.ts';
import { seeded, stableDigits } from '../seeded.ts';
import { type Commission, composeDocument } from './compose-document.ts';
import type { GeneratedDocument } from './generated-document.ts';
import { DOCUMENT_KINDS } from './kinds.ts';
import { drawInstant } from './ordinary-documents.ts';
import { type CdaOptions, renderCda } from './render-cda.ts';
import { SENDERS } from './senders.ts';
import { encode, SPECIAL_CASES, type SpecialCase } from './special-cases.ts';
import { isPossible, STORY_FRAMES } from './story.ts';

function commissionSpecial(special: SpecialCase, person: Person): Commission {
  const key = `special:${person.facilityCode}:${special.story ?? special.situation}`;
  const random = seeded(key);
  const day = /20\d{6}/.exec(special.fileName)?.[0];
  const onDay =
    day === undefined ? drawInstant(random).slice(0, 10) : `${day.slice(0, 4)}-${day.slice(4, 6)}-${day.slice(6)}`;
  const frame = random.helpers.arrayElement(STORY_FRAMES.filter((frame) => isPossible(frame, person, onDay)));
  const from = special.kind === 'laboratory' || special.kind === 'imaging' ? special.kind : 'clinic';
  const sender = random.helpers.arrayElement(SENDERS[person.realm][from]);
  return { key, person, kind: special.kind, frame, sender, writtenAt: `${onDay}T1${stableDigits(key, 1)}:24`, random };
}

function buildSpecial(special: SpecialCase, people: readonly Person[]): GeneratedDocument {
  const person = people.find((candidate) => candidate.key === special.about);
  if (person === undefined) throw new Error(`nobody has the key ${special.about}`);
  const commission = commissionSpecial(special, person);
  const merged = people.find((candidate) => candidate.replacedBy === person.key);
  const options: CdaOptions =
    special.situation === 'merged-number' && merged !== undefined
      ? { wording: { mrn: merged.mrn, identifiers: 'mrn' } }
      : (special.options?.(person) ?? {});
  const xml = renderCda(composeDocument(commission), DOCUMENT_KINDS[special.kind].ccdaTemplate, options);
  return {
    facilityCode: person.facilityCode,
    sourceCode: special.sourceCode,
    fileName: special.fileName,
    bytes: special.spoil?.(xml, person) ?? encode(xml),
    situation: special.situation,
    patientId: special.isStranger ? null : patientId(person.key),
  };
}

/** The documents that are broken, or hard to attribute, on purpose. */
export const generateSpecialDocuments = (people: readonly Person[]): GeneratedDocument[] =>
  SPECIAL_CASES.map((special) => buildSpecial(special, people));
