import type { Agreement, MatchGrade, PatientIdentifier, Sex, Trait, TraitEvidence } from '@mailroom/contracts';
import { foldWords } from '../../platform/rules/fold-words.rules.ts';
import { atMostClose, isAtLeastClose, strongestOf } from './agreement.rules.ts';
import { compareBirthDates } from './compare-birth-dates.rules.ts';
import { compareBirthPlaces } from './compare-birth-places.rules.ts';
import { compareIdentifiers, isElsewhere } from './compare-identifiers.rules.ts';
import { compareNameText } from './compare-name-text.rules.ts';
import { compareFamily, compareGiven } from './compare-names.rules.ts';
import { isNameOfNewborn } from './placeholder-names.rules.ts';
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
  const numbers = compareIdentifiers(read.identifiers, known.identifiers, { shared, contested });
  const person = {
    ...compareWholeName(read, known, context),
    birthDate: compareBirthDates(read.birthDate, known.birthDate),
    sex: compareSex(read.sex, known.sex),
    birthPlace: compareBirthPlaces(read.birthPlace ?? null, known.birthPlace ?? null),
  };
  return { identifier: asOfPerson(numbers, person, { read, known }), ...person };
}

type OfPerson = Omit<Agreements, 'identifier'>;

/** A number counts for less where the person says otherwise, and for more where only its system keeps it from agreeing. */
function asOfPerson(
  numbers: Agreement,
  person: OfPerson,
  { read, known }: { read: ReadTraits; known: KnownPatient },
): Agreement {
  if (numbers === 'equal') {
    // A newborn is sent under the mother's number until there is one of its own.
    const isNewborn = [...read.given, ...known.given].some(isNameOfNewborn);
    return isNewborn && !isAtLeastClose(person.birthDate) ? 'close' : 'equal';
  }
  const isPerson = countClose(person) >= 2;
  return numbers === 'missing' && isPerson && isElsewhere(read.identifiers, known.identifiers) ? 'close' : numbers;
}

const countClose = ({ family, given, birthDate }: OfPerson): number =>
  [family, given, birthDate].filter(isAtLeastClose).length;

/** Family and given name; close, both, if a sender put each in the other's place. */
function compareWholeName(read: ReadTraits, known: KnownPatient, { isNickname }: MatchContext) {
  if (isOneText(read) && !known.nameText) {
    const families = [known.family, known.birthFamily];
    return compareNameText(read.nameText ?? '', { families, given: known.given }, isNickname);
  }
  const family = compareStatedFamily(read, known);
  const given = compareStatedGiven(read, known, isNickname);
  const isNeither = !isAtLeastClose(family) && !isAtLeastClose(given);
  return isNeither && (isSwapped(read, known) || isSameText(read, known))
    ? ({ family: 'close', given: 'close' } as const)
    : { family, given };
}

/** The name that counts beside those of the record; the one in use, where the document tells it apart, is close at best. */
function compareStatedFamily({ family, usedFamily = null }: ReadTraits, known: KnownPatient): Agreement {
  const families = [known.family, known.birthFamily];
  return strongestOf([
    compareFamily(family, families, known.formerFamilies),
    atMostClose(compareFamily(usedFamily, families)),
  ]);
}

/** The same of given names: at birth and in use. */
function compareStatedGiven(
  { given, usedGiven = [] }: ReadTraits,
  { given: knownGiven, birthGiven = [] }: KnownPatient,
  isNickname: MatchContext['isNickname'],
): Agreement {
  const knownNames = [knownGiven, birthGiven, birthGiven.slice(0, 1)];
  const compare = (names: readonly string[]) =>
    strongestOf(knownNames.map((known) => compareGiven(names, known, isNickname)));
  return strongestOf([compare(given), atMostClose(compare(usedGiven))]);
}

const isOneText = ({ family, given, nameText }: ReadTraits): boolean =>
  family === null && given.length === 0 && Boolean(nameText);

/** Whoever has one name may have it in either place. */
function isSwapped(read: ReadTraits, known: KnownPatient): boolean {
  const families = [known.family, known.birthFamily];
  const wasGiven = compareGiven([read.family ?? ''], known.given);
  const wasFamily = compareFamily(read.given.join(' '), families);
  const [hasFamily, hasGiven] = [families.some((name) => name !== null), known.given.length > 0];
  return (
    (wasFamily === 'equal' || (!hasFamily && read.given.length === 0)) &&
    (wasGiven === 'equal' || (!hasGiven && read.family === null)) &&
    (wasFamily === 'equal' || wasGiven === 'equal')
  );
}

/** A record whose name has no parts has the words of the document's name, in whatever order. */
function isSameText(read: ReadTraits, known: KnownPatient): boolean {
  const words = foldWords([read.family ?? '', ...read.given, read.nameText ?? ''].join(' ')).toSorted();
  return (
    words.length > 1 &&
    words.join(' ') ===
      foldWords(known.nameText ?? '')
        .toSorted()
        .join(' ')
  );
}

function compareSex(read: Sex | null, known: Sex | null): Agreement {
  if (read === null || known === null || read === 'unknown' || known === 'unknown') return 'missing';
  return read === known ? 'equal' : 'different';
}

/** Counts what agrees, so that a trait less never raises it. What contradicts is weighed by `verifyIdentity`. */
function gradeOf(agreements: Agreements): MatchGrade {
  const { identifier, family, given, birthDate, sex } = agreements;
  const close = countClose(agreements);
  const areAllEqual = [identifier, given, birthDate, sex].every((agreement) => agreement === 'equal');
  if (areAllEqual && isAtLeastClose(family)) return 'certain';
  if (close === 3 || (identifier === 'equal' && close === 2)) return 'probable';
  return close === 2 || isAtLeastClose(identifier) ? 'possible' : 'unlikely';
}

const toEvidence = ({ identifier, family, given, birthDate, sex, birthPlace }: Agreements): TraitEvidence[] => [
  { trait: 'identifier', agreement: identifier },
  { trait: 'family', agreement: family },
  { trait: 'given', agreement: given },
  { trait: 'birthDate', agreement: birthDate },
  { trait: 'sex', agreement: sex },
  { trait: 'birthPlace', agreement: birthPlace },
];
