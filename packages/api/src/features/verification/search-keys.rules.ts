import type { PartialDate } from '@mailroom/contracts';
import type { PatientCriteria, PatientQuery } from '../../platform/fhir/patient-query.rules.ts';
import { wordsOfName } from './compare-name-text.rules.ts';
import { allSpellingsOf, beginningsOf, mainWords } from './name-spellings.rules.ts';
import { nearDays, rangeOf, statedDate, wholeDay } from './near-dates.rules.ts';
import { nearNumbers } from './near-numbers.rules.ts';
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

/** A family name whole, and each of its words: a title, a suffix or a particle does not hide it. */
const wordsOfFamily = (families: readonly string[]): readonly string[] => [
  ...new Set([...mainWords(families), ...families]),
];

type Stated = Omit<PatientCriteria, 'isWide'>;

/** No search where something of it is not known. */
const search = (isWide: boolean, stated: Stated): PatientQuery =>
  Object.values(stated).some((values) => values.length === 0) ? [] : [{ ...stated, isWide }];
const wide = (stated: Stated): PatientQuery => search(true, stated);

/** On a day, or between the first and the last that a partial date may be; nothing for no date. */
const bornOn = (birthDate: PartialDate | null, daysOf: (day: string) => readonly string[]): Stated => {
  const day = wholeDay(birthDate);
  if (day !== undefined) return { birthDates: daysOf(day) };
  return birthDate === null ? { birthDates: [] } : { born: rangeOf(birthDate) };
};

/** By number, so that whoever else has it or nearly is known of; and by family name and birth date. */
const firstRound = ({ identifiers, birthDate }: SoughtTraits, families: readonly string[]): PatientQuery => [
  ...search(false, { identifiers: [...identifiers, ...nearNumbers(identifiers)] }),
  ...search(false, { families: allSpellingsOf(families), ...bornOn(birthDate, (day) => [day]) }),
];

interface Names {
  readonly families: readonly string[];
  readonly given: readonly string[];
}

/** By the number under other systems; by the day; by either name with every day that is a slip away; by the names, also crossed. */
const secondRound = ({ identifiers, birthDate }: SoughtTraits, { families, given }: Names): PatientQuery => {
  const numbers = [...identifiers, ...nearNumbers(identifiers)].map(({ value }) => value);
  const born = bornOn(birthDate, nearDays);
  const day = wholeDay(birthDate);
  return [
    ...wide({ ownNumbers: numbers }),
    ...wide({ anyNumbers: numbers }),
    ...wide({ birthDates: day === undefined ? [] : [day] }),
    ...wide({ given: beginningsOf(given), ...born }),
    ...wide({ families: beginningsOf(families), ...born }),
    ...wide({
      families: given.length === 0 ? [] : allSpellingsOf([...families, ...given]),
      given: families.length === 0 ? [] : beginningsOf([...given, ...families]),
    }),
  ];
};

/** By misspelt names; by one name and the year; by misspelt names and the year; by initials and a day that is a slip away. */
const thirdRound = ({ birthDate }: SoughtTraits, { families, given }: Names): PatientQuery => {
  const year: Stated = birthDate === null ? { birthDates: [] } : { born: rangeOf(birthDate.slice(0, 4)) };
  const begun = { families: beginningsOf(families), given: beginningsOf(given) };
  return [
    ...wide(begun),
    ...wide({ families: allSpellingsOf(families), ...year }),
    ...wide({ given: allSpellingsOf(given), ...year }),
    ...wide({ ...begun, ...year }),
    ...wide({ families: beginningsOf(families, 1), given: beginningsOf(given, 1), ...bornOn(birthDate, nearDays) }),
    ...wide({ families: beginningsOf(families, 4), given: beginningsOf(given, 4) }),
  ];
};

/**
 * How the person of a document is looked for at the hospital's server, the cheapest first: each round is asked only while the
 * rounds before it found nobody. Together they reach what the rules call close. Of the last round the first are asked, as many as
 * {@link MAX_SEARCHES} leaves.
 */
export const searchRounds = (traits: SoughtTraits): readonly PatientQuery[] => {
  const read = { ...traits, birthDate: statedDate(traits.birthDate) };
  const { families, given } = namesOf(read);
  const names = { families: wordsOfFamily(families), given: mainWords(given) };
  const [first, second] = [firstRound(read, families), secondRound(read, names)];
  return [first, second, thirdRound(read, names).slice(0, MAX_SEARCHES - first.length - second.length)];
};
