import { Trait } from '@mailroom/contracts';
import { compareBirthDates } from './compare-birth-dates.rules.ts';
import { compareFamily, namesOf } from './compare-names.rules.ts';
import { identifierKeys, isIns } from './identifier.rules.ts';
import type { KnownPatient, ReadTraits } from './traits.rules.ts';

/** Whether a document states a French national health identity (identité nationale de santé). */
const statesIns = (read: ReadTraits): boolean => read.identifiers.some(isIns);

/**
 * The strict traits of a French national health identity that are not equal: number and the authority that gave it, family
 * name at birth, first given name at birth, the whole birth date, sex. None for a document that states no such identity.
 *
 * Source: Agence du numérique en santé, "Référentiel Identifiant national de santé" (arrêté du 27 mai 2021), and
 * "Référentiel national d'identitovigilance", part 1, strict traits. The place of birth, strict too, is not read from
 * documents yet. A patient with one family name in the index has it from birth.
 */
export function strictDoubts(read: ReadTraits, known: KnownPatient): Trait[] {
  if (!statesIns(read)) return [];
  const [numbers, knownNumbers] = [identifierKeys(read.identifiers.filter(isIns)), identifierKeys(known.identifiers)];
  const agrees: Readonly<Record<Trait, boolean>> = {
    identifier: numbers.size > 0 && [...numbers].every((number) => knownNumbers.has(number)),
    family: compareFamily(read.family, [known.birthFamily ?? known.family]) === 'equal',
    given: isSameFirstName(read.given, known.given),
    birthDate: compareBirthDates(read.birthDate, known.birthDate) === 'equal',
    sex: read.sex !== null && read.sex !== 'unknown' && read.sex === known.sex,
  };
  return Trait.options.filter((trait) => !agrees[trait]);
}

/** The first one, or all of them in order where a sender cut a compound name at its hyphen. */
function isSameFirstName(read: readonly string[], known: readonly string[]): boolean {
  const [names, knownNames] = [namesOf(read), namesOf(known)];
  return names.length > 0 && (names[0] === knownNames[0] || names.join('') === knownNames.join(''));
}
