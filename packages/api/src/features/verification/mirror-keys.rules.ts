import { foldWords } from '../../platform/rules/fold-words.rules.ts';
import { withMonthAsDay } from './compare-birth-dates.rules.ts';
import { soundOf } from './name-sounds.rules.ts';
import { mainWords } from './name-spellings.rules.ts';
import { wholeDay } from './near-dates.rules.ts';
import type { SoughtTraits } from './search-keys.rules.ts';
import type { KnownPatient } from './traits.rules.ts';

/** Raised when the keys of this file change: what the mirror holds is then given its keys anew. */
export const KEYS_VERSION = 1;

/** Of one patient; whoever has as many names is found by the first of them. */
const MAX_KEYS = 120;
const MAX_CHARACTERS = 60;

/** Names that a person is known by; a text may hold both. */
interface Names {
  readonly families: readonly string[];
  readonly given: readonly string[];
}

/** A word as it sounds, and how it begins: each survives slips that the other does not. */
const formsOf = (names: readonly string[]): readonly string[] => {
  const joined = names.map((name) => foldWords(name).join(''));
  const words = [...mainWords(names).map((word) => foldWords(word).join('')), ...joined].filter((word) => word !== '');
  return [...new Set(words.flatMap((word) => [`~${soundOf(word)}`, word.slice(0, 3)]))];
};

/** Of two names the sounds together, and the beginnings together. */
const pairsOf = (families: readonly string[], given: readonly string[]): string[] =>
  families.flatMap((family) =>
    given.filter((one) => one.startsWith('~') === family.startsWith('~')).map((one) => `n ${family} ${one}`),
  );

/** Each name with the year, and with the day of the year: one of them survives a slip in a date. */
const datedKeys = ({ families, given }: Names, date: string): string[] => {
  const parts = [date.slice(0, 4), date.slice(5, 10)].filter((part) => part.length >= 4);
  const named = [...families.map((form) => `f ${form}`), ...given.map((form) => `g ${form}`)];
  return named.flatMap((name) => parts.map((part) => `${name} ${part}`));
};

const bounded = (keys: readonly string[]): readonly string[] =>
  [...new Set(keys)].filter((key) => key.length <= MAX_CHARACTERS).slice(0, MAX_KEYS);

const present = (names: readonly (string | null | undefined)[]): string[] =>
  names.filter((name) => name !== null && name !== undefined);

/** The words of a record’s names, folded: for beginnings that a person types. */
const wordKey = (word: string): string => `w ${word}`;

/** Everything that a mirrored patient is found by, but numbers, which have a table of their own. */
export const keysOf = (
  known: Pick<KnownPatient, 'family' | 'birthFamily' | 'formerFamilies' | 'given' | 'nameText' | 'birthDate'>,
): readonly string[] => {
  const text = present([known.nameText]);
  const families = present([known.family, known.birthFamily, ...(known.formerFamilies ?? []), ...text]);
  const given = [...known.given, ...text];
  const forms = { families: formsOf(families), given: formsOf(given) };
  return bounded([
    ...(known.birthDate === null ? [] : [`d ${known.birthDate}`]),
    ...[...families, ...given].flatMap(foldWords).map(wordKey),
    ...(known.birthDate === null ? [] : datedKeys(forms, known.birthDate)),
    ...pairsOf(forms.families, forms.given),
  ]);
};

/** What of the mirror's keys is asked for a document: whoever has any of them is somebody whom the rules may call close. */
export const keysAsked = ({ family, given, nameText, birthDate }: SoughtTraits): readonly string[] => {
  const text = family === null && given.length === 0 ? present([nameText]) : [];
  const forms = { families: formsOf([...present([family]), ...text]), given: formsOf([...given, ...text]) };
  const day = wholeDay(birthDate);
  const days = day === undefined ? present([birthDate]) : [day, withMonthAsDay(day), day.slice(0, 7), day.slice(0, 4)];
  return [
    ...days.map((one) => `d ${one}`),
    ...(birthDate === null ? [] : datedKeys(forms, birthDate)),
    ...pairsOf(forms.families, forms.given),
    // Each name in the other's place.
    ...pairsOf(forms.given, forms.families),
  ];
};
