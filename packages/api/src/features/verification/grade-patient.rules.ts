import type { Agreement, MatchGrade, PatientIdentifier, Sex, Trait, TraitEvidence } from '@mailroom/contracts';
import { isAtLeastClose } from './agreement.rules.ts';
import { compareBirthDates } from './compare-birth-dates.rules.ts';
import { compareIdentifiers } from './compare-identifiers.rules.ts';
import { compareNameText } from './compare-name-text.rules.ts';
import { compareFamily, compareGiven } from './compare-names.rules.ts';
import type { Grading, KnownPatient, MatchContext, ReadTraits } from './traits.rules.ts';

export type Agreements = Readonly<Record<Trait, Agreement>>;

/** How well one patient agrees with what a document says, and in which traits. */
export function gradePatient(read: ReadTraits, known: KnownPatient, context: MatchContext): Grading {
  return gradeAgreements(compareTraits(read, known, context));
}

export const gradeAgreements = (agreements: Agreements): Grading => ({
  grade: gradeOf(agreements),
  evidence: toEvidence(agreements),
});

/** What the other patients in question add to the context. */
export interface FieldContext extends MatchContext {
  contestedIdentifiers?: readonly PatientIdentifier[];
}

export function compareTraits(read: ReadTraits, known: KnownPatient, context: FieldContext): Agreements {
  const { sharedIdentifiers: shared, contestedIdentifiers: contested = [] } = context;
  return {
    identifier: compareIdentifiers(read.identifiers, known.identifiers, { shared, contested }),
    ...compareWholeName(read, known, context),
    birthDate: compareBirthDates(read.birthDate, known.birthDate),
    sex: compareSex(read.sex, known.sex),
  };
}

/** Family and given name; close, both, if a sender put each in the other's place. */
function compareWholeName(read: ReadTraits, known: KnownPatient, { isNickname }: MatchContext) {
  const families = [known.family, known.birthFamily];
  if (read.family === null && read.given.length === 0 && read.nameText) {
    return compareNameText(read.nameText, { families, given: known.given }, isNickname);
  }
  const family = compareFamily(read.family, families);
  const given = compareGiven(read.given, known.given, isNickname);
  const isSwapped =
    family === 'different' &&
    given === 'different' &&
    compareFamily(read.given.join(' '), families) === 'equal' &&
    compareGiven([read.family ?? ''], known.given) === 'equal';
  return isSwapped ? ({ family: 'close', given: 'close' } as const) : { family, given };
}

function compareSex(read: Sex | null, known: Sex | null): Agreement {
  if (read === null || known === null || read === 'unknown' || known === 'unknown') return 'missing';
  return read === known ? 'equal' : 'different';
}

/** Counts what agrees, so that a trait less never raises it. What contradicts is weighed by `verifyIdentity`. */
function gradeOf({ identifier, family, given, birthDate, sex }: Agreements): MatchGrade {
  const close = [family, given, birthDate].filter(isAtLeastClose).length;
  const areAllEqual = [identifier, given, birthDate, sex].every((agreement) => agreement === 'equal');
  if (areAllEqual && isAtLeastClose(family)) return 'certain';
  if (close === 3 || (identifier === 'equal' && close === 2)) return 'probable';
  return close === 2 || isAtLeastClose(identifier) ? 'possible' : 'unlikely';
}

const toEvidence = ({ identifier, family, given, birthDate, sex }: Agreements): TraitEvidence[] => [
  { trait: 'identifier', agreement: identifier },
  { trait: 'family', agreement: family },
  { trait: 'given', agreement: given },
  { trait: 'birthDate', agreement: birthDate },
  { trait: 'sex', agreement: sex },
];
