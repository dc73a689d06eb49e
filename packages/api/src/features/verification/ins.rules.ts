import { Trait } from '@mailroom/contracts';
import { foldWords } from '../../platform/rules/fold-words.rules.ts';
import { compareBirthDates } from './compare-birth-dates.rules.ts';
import { compareBirthPlaces } from './compare-birth-places.rules.ts';
import { compareFamily, namesOf } from './compare-names.rules.ts';
import { identifierKeys, isIns } from './identifier.rules.ts';
import type { KnownPatient, ReadTraits } from './traits.rules.ts';

/** Whether a document states a French national health identity (identité nationale de santé). */
const statesIns = (read: ReadTraits): boolean => read.identifiers.some(isIns);

/**
 * The strict traits of a French national health identity that are not equal: number and the authority that gave it, family
 * name at birth, first given name at birth, the whole birth date, sex, and the place of birth where both state it. None for a document that states no such identity.
 *
 * Sources: docs/decisions/0009-when-a-document-is-matched-without-a-clerk.md. A patient with one family name in the index has it
 * from birth.
 */
export function strictDoubts(read: ReadTraits, known: KnownPatient): Trait[] {
  if (!statesIns(read)) return [];
  const agrees: Readonly<Record<Trait, boolean>> = {
    identifier: isNumberSure(read, known),
    family: compareFamily(read.family, [known.birthFamily ?? known.family]) === 'equal',
    given: isSameFirstName(read.given, birthGivenOf(known)),
    birthDate: compareBirthDates(read.birthDate, known.birthDate) === 'equal',
    sex: read.sex !== null && read.sex !== 'unknown' && read.sex === known.sex,
    birthPlace: ['equal', 'missing'].includes(compareBirthPlaces(read.birthPlace ?? null, known.birthPlace ?? null)),
  };
  return Trait.options.filter((trait) => !agrees[trait]);
}

/** Codes of HL7 table 0445 for an identity that was checked against the person's papers: without that an INS refers to nobody. */
const CHECKED = new Set(['VALI', 'QUAL']);

/** Every INS of the document is the record's, is not one that it had before, and the record is one that the hospital trusts. */
function isNumberSure(read: ReadTraits, { identifiers, identityStatus, formerNumbers = [] }: KnownPatient): boolean {
  const numbers = identifierKeys(read.identifiers.filter(isIns));
  const current = identifierKeys(identifiers.filter(({ value }) => !formerNumbers.includes(value)));
  const isTrusted = (identityStatus ?? null) === null || CHECKED.has(identityStatus ?? '');
  return isTrusted && numbers.size > 0 && [...numbers].every((number) => current.has(number));
}

const birthGivenOf = ({ birthGiven = [], given }: KnownPatient): readonly string[] =>
  birthGiven.length > 0 ? birthGiven : given;

/** The first one, which may be a compound with or without its hyphen, or all of them in order where a sender cut it. */
function isSameFirstName(read: readonly string[], known: readonly string[]): boolean {
  const [names, knownNames] = [namesOf(read), namesOf(known)];
  const [first, knownFirst] = [lettersOf(read[0]), lettersOf(known[0])];
  if (names.length === 0) return false;
  return names[0] === knownNames[0] || first === knownFirst || names.join('') === knownNames.join('');
}

const lettersOf = (given: string | undefined): string => foldWords(given ?? '').join('');
