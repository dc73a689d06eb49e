import { ageInYears, type Person } from '../people/person.ts';
import type { Specialty } from '../people/practitioners.ts';

export type StoryKey =
  | 'pneumonia'
  | 'heart-failure'
  | 'hip'
  | 'appendicitis'
  | 'diabetes'
  | 'stroke'
  | 'asthma'
  | 'wrist'
  | 'newborn';

/** What happened to a patient, in one language. `{…}` agree with the patient: see {@link agree}. */
export interface StoryText {
  problem: string;
  reason: string;
  background: readonly string[];
  history: string;
  examination: string;
  course: readonly string[];
  conclusion: string;
  /** Name, dose, how often. */
  medication: readonly (readonly [string, string, string])[];
  followUp: readonly string[];
  imaging: {
    exam: string;
    indication: string;
    technique: string;
    findings: readonly string[];
    impression: readonly string[];
  };
  operation: { name: string; indication: string; steps: readonly string[]; closing: string } | null;
}

/** Who a story can happen to, and which doctor writes about it. */
export interface StoryFrame {
  key: StoryKey;
  specialty: Specialty;
  minAge: number;
  maxAge: number;
}

export const STORY_FRAMES: readonly StoryFrame[] = [
  { key: 'pneumonia', specialty: 'pneumology', minAge: 30, maxAge: 110 },
  { key: 'heart-failure', specialty: 'cardiology', minAge: 58, maxAge: 110 },
  { key: 'hip', specialty: 'orthopaedics', minAge: 55, maxAge: 95 },
  { key: 'appendicitis', specialty: 'surgery', minAge: 7, maxAge: 60 },
  { key: 'diabetes', specialty: 'endocrinology', minAge: 38, maxAge: 85 },
  { key: 'stroke', specialty: 'neurology', minAge: 50, maxAge: 110 },
  { key: 'asthma', specialty: 'pneumology', minAge: 5, maxAge: 40 },
  { key: 'wrist', specialty: 'orthopaedics', minAge: 4, maxAge: 80 },
  { key: 'newborn', specialty: 'paediatrics', minAge: -1, maxAge: 0 },
];

const isNewborn = (person: Person): boolean => person.birthDate >= '2026-01-01';

/** Whether a story is possible for this person on this day. */
export function isPossible(frame: StoryFrame, person: Person, onDay: string): boolean {
  if (isNewborn(person) !== (frame.key === 'newborn')) return false;
  const age = ageInYears(person.birthDate, onDay);
  return age >= frame.minAge && age <= frame.maxAge;
}

const agreements = (isFemale: boolean, age: number): Readonly<Record<string, string>> => ({
  age: `${age}`,
  e: isFemale ? 'e' : '',
  ne: isFemale ? 'ne' : '',
  il: isFemale ? 'elle' : 'il',
  Il: isFemale ? 'Elle' : 'Il',
  'le patient': isFemale ? 'la patiente' : 'le patient',
  'Le patient': isFemale ? 'La patiente' : 'Le patient',
  'du patient': isFemale ? 'de la patiente' : 'du patient',
  'au patient': isFemale ? 'à la patiente' : 'au patient',
  'Ce patient': isFemale ? 'Cette patiente' : 'Ce patient',
  he: isFemale ? 'she' : 'he',
  He: isFemale ? 'She' : 'He',
  his: isFemale ? 'her' : 'his',
  His: isFemale ? 'Her' : 'His',
  him: isFemale ? 'her' : 'him',
});

/** Fills `{…}` with the forms that agree with the patient's sex and age. */
export function agree(text: string, person: Person, onDay: string): string {
  const forms = agreements(person.sex === 'female', ageInYears(person.birthDate, onDay));
  return text.replaceAll(/\{([^}]+)\}/g, (whole, name: string) => forms[name] ?? whole);
}
