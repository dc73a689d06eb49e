import type { PatientCriteria, PatientQuery } from '../../platform/fhir/patient-query.rules.ts';
import { wordsOfName } from './compare-name-text.rules.ts';
import { beginningsOf, mainWords, spellingsOf } from './name-spellings.rules.ts';
import { nearDays, rangeOf, statedDate, wholeDay } from './near-dates.rules.ts';
import type { ReadTraits } from './traits.rules.ts';

/** Searches that one document costs at most, in all of its rounds. */
export const MAX_SEARCHES = 12;

/** What documents say of a person, as searches need it. */
export type SoughtTraits = Pick<ReadTraits, 'identifiers' | 'family' | 'given' | 'nameText' | 'birthDate'>;

/** Names as far as they are told apart: a name in one text may begin or end with the family name. */
const namesOf = ({ family, given, nameText }: SoughtTraits) => {
  const text = family === null && given.length === 0 ? wordsOfName(nameText ?? null) : [];
  const families = family === null ? text : [family];
  return { families, given: given.length === 0 ? text : given };
};

const firstLetters = (words: readonly string[]): readonly string[] => beginningsOf(words, 1);

/** A family name whole, and each of its words: a title, a suffix or a particle does not hide it. */
const wordsOfFamily = (families: readonly string[]): readonly string[] => [
  ...new Set([...mainWords(families), ...families]),
];

const wide = (criteria: Omit<PatientCriteria, 'isWide'>): PatientCriteria => ({ ...criteria, isWide: true });
const narrow = (criteria: Omit<PatientCriteria, 'isWide'>): PatientCriteria => ({ ...criteria, isWide: false });

/** By number, and by family name and birth date. */
const firstRound = ({ identifiers, birthDate }: SoughtTraits, families: readonly string[]): PatientQuery => {
  const day = wholeDay(birthDate);
  const born = day === undefined ? { born: rangeOf(birthDate ?? '') } : { birthDates: [day] };
  return [
    narrow({ identifiers }),
    ...(birthDate === null ? [] : [narrow({ families: families.flatMap(spellingsOf), ...born })]),
  ];
};

interface Names {
  readonly families: readonly string[];
  readonly given: readonly string[];
}

/** Under other systems; the day without names; each name with every day that is a slip away; the names without a date. */
const secondRound = ({ identifiers, birthDate }: SoughtTraits, { families, given }: Names): PatientQuery => {
  const numbers = identifiers.map(({ value }) => value);
  const day = wholeDay(birthDate);
  const born = day === undefined ? { born: rangeOf(birthDate ?? '') } : { birthDates: nearDays(day) };
  const byDate = [
    ...(day === undefined ? [] : [wide({ birthDates: [day] })]),
    wide({ given: beginningsOf(given), ...born }),
    wide({ families: beginningsOf(families), ...born }),
  ];
  return [
    wide({ ownNumbers: numbers }),
    wide({ anyNumbers: numbers }),
    ...(birthDate === null ? [] : byDate),
    wide({ families: families.flatMap(spellingsOf), given: beginningsOf(given) }),
  ];
};

/** Slips at the beginning of a name; another day of the year, or a record that has the year only; names crossed; two slips further on. */
const thirdRound = ({ birthDate }: SoughtTraits, { families, given }: Names): PatientQuery => {
  const day = wholeDay(birthDate);
  const year = birthDate === null ? undefined : rangeOf(birthDate.slice(0, 4));
  return [
    ...(day === undefined
      ? []
      : [wide({ families: firstLetters(families), given: firstLetters(given), birthDates: nearDays(day) })]),
    ...(year === undefined ? [] : [wide({ families: beginningsOf(families), given: beginningsOf(given), born: year })]),
    wide({ families: beginningsOf(given), given: beginningsOf(families) }),
    wide({ families: beginningsOf(families, 4), given: beginningsOf(given, 4) }),
  ];
};

/**
 * How the person of a document is looked for at the hospital's server, the cheapest first: each round is asked only while the
 * rounds before it found nobody. Together they reach every difference that the rules call close, or that a clerk may see.
 */
export const searchRounds = (traits: SoughtTraits): readonly PatientQuery[] => {
  const read = { ...traits, birthDate: statedDate(traits.birthDate) };
  const { families, given } = namesOf(read);
  const names = { families: wordsOfFamily(families), given: mainWords(given) };
  return [firstRound(read, families), secondRound(read, names), thirdRound(read, names)];
};
