import type { SimpleFaker } from '@faker-js/faker';
import type { Person, Realm } from '../people/person.ts';
import { type Clinician, generateClinicians, SPECIALTY_NAMES, type Specialty } from '../people/practitioners.ts';
import { stableDigits } from '../seeded.ts';
import { buildSections } from './build-sections.ts';
import type { Block, ClinicalDocument, Section, Sender } from './content.ts';
import { DOCUMENT_KINDS, type DocumentKind } from './kinds.ts';
import { RECIPIENTS } from './senders.ts';
import { STORIES_EN } from './stories-en.ts';
import { STORIES_FR } from './stories-fr.ts';
import { agree, type StoryFrame, type StoryText } from './story.ts';
import { toAmerican } from './to-american.ts';

/** The plan of one document: who, what, when, from whom. */
export interface Commission {
  /** What the document's own numbers derive from. */
  key: string;
  person: Person;
  kind: DocumentKind;
  frame: StoryFrame;
  sender: Sender;
  writtenAt: string;
  random: SimpleFaker;
}

/** Documents are dated in January and February, so that summer time does not matter. */
const UTC_OFFSETS = { FR: '+0100', GB: '+0000', US: '-0500' } as const satisfies Record<Realm, string>;

const LETTERS = new Set<DocumentKind>(['referral', 'consultation', 'discharge']);

const CLINICIANS = generateClinicians();

function findAuthor(facilityCode: string, specialty: Specialty, random: SimpleFaker): Clinician {
  return random.helpers.arrayElement(
    CLINICIANS.filter((clinician) => clinician.facilityCode === facilityCode && clinician.specialty === specialty),
  );
}

function writeTitle(
  kind: DocumentKind,
  language: 'fr' | 'en',
  story: { text: StoryText; specialty: Specialty },
): string {
  const name = DOCUMENT_KINDS[kind].name[language];
  if (kind === 'imaging') return story.text.imaging.exam;
  if (kind === 'discharge') return `${name} – ${story.text.problem}`;
  if (kind === 'consultation') return `${name} – ${SPECIALTY_NAMES[story.specialty][language]}`;
  if (kind === 'operation' && story.text.operation !== null) return `${name} – ${story.text.operation.name}`;
  return name;
}

function agreeBlock(block: Block, fill: (text: string) => string): Block {
  if (block.kind === 'paragraph') return { ...block, text: fill(block.text) };
  if (block.kind === 'list') return { ...block, items: block.items.map(fill) };
  return { ...block, rows: block.rows.map((row) => row.map(fill)) };
}

const agreeSection = (section: Section, fill: (text: string) => string): Section => ({
  ...section,
  blocks: section.blocks.map((block) => agreeBlock(block, fill)),
});

/** Writes the content of a document, in the language of its patient's country. */
export function composeDocument(commission: Commission): ClinicalDocument {
  const { person, kind, frame, sender, writtenAt, random } = commission;
  const language = person.realm === 'FR' ? 'fr' : 'en';
  const story = (language === 'fr' ? STORIES_FR : STORIES_EN)[frame.key];
  const facts = DOCUMENT_KINDS[kind];
  const author = findAuthor(person.facilityCode, facts.author ?? frame.specialty, random);
  const localize = person.realm === 'US' ? toAmerican : (text: string): string => text;
  const fill = (text: string): string => localize(agree(text, person, writtenAt.slice(0, 10)));
  return {
    id: stableDigits(`document:${commission.key}`, 12),
    language,
    person,
    author,
    sender,
    recipient: RECIPIENTS[person.realm],
    code: facts.code,
    codeName: facts.name[language],
    title: localize(writeTitle(kind, language, { text: story, specialty: author.specialty })),
    writtenAt,
    utcOffset: UTC_OFFSETS[person.realm],
    sections: buildSections(kind, { person, story, random, language }).map((section) => agreeSection(section, fill)),
    isLetter: LETTERS.has(kind),
    hasTrace: kind === 'ecg',
  };
}
