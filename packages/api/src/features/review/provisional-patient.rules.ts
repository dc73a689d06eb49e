import type { MatchGrade } from '@mailroom/contracts';
import type { PatientTraits } from './correct-trait.rules.ts';

/** A patient whom the hospital does not know has at least a family name and a birth date: less would name nobody. */
export const namesSomebody = ({ patientFamily, patientBirthDate }: PatientTraits): boolean =>
  patientFamily !== null && patientBirthDate !== null;

/** Long enough to ask the ward, and short enough that the hospital knows nobody new. */
const SEARCHED_WITHIN_MINUTES = 10;

interface Searched {
  readonly searchedWidelyAt?: Date | null | undefined;
  readonly searchedFor?: string | null | undefined;
}

/** Whether everybody like the patient was asked for a moment ago, by the traits as they stand now. */
export const isSearchedFor = ({ searchedWidelyAt, searchedFor }: Searched, traits: string, now: Date): boolean =>
  searchedFor === traits &&
  searchedWidelyAt instanceof Date &&
  now.getTime() - searchedWidelyAt.getTime() <= SEARCHED_WITHIN_MINUTES * 60_000;

/** Whether somebody is so like the patient that it has to be said why they are another person. */
export const needsReason = (others: readonly { readonly grade: MatchGrade }[]): boolean =>
  others.some(({ grade }) => grade !== 'unlikely');
