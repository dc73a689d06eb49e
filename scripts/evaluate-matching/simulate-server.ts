import { identifierKeys } from '../../packages/api/src/features/verification/identifier.rules.ts';
import type { KnownPatient } from '../../packages/api/src/features/verification/index.ts';
import { PAGE } from '../../packages/api/src/platform/fhir/patient-criteria.ts';
import type { PatientCriteria } from '../../packages/api/src/platform/fhir/patient-query.rules.ts';
import { seededRandom } from './seeded-random.ts';

/** FHIR R4, search, string: case, accents, punctuation and whitespace do not count. */
const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/** Places of records in the order in which the server answers, by a text of theirs that is sorted. */
interface Postings {
  readonly texts: readonly string[];
  readonly places: ReadonlyMap<string, readonly number[]>;
}

const postingsOf = (
  records: readonly KnownPatient[],
  textsOf: (record: KnownPatient) => readonly string[],
): Postings => {
  const places = new Map<string, number[]>();
  for (const [place, record] of records.entries()) {
    for (const text of new Set(textsOf(record))) {
      const known = places.get(text);
      if (known === undefined) places.set(text, [place]);
      else known.push(place);
    }
  }
  return { texts: [...places.keys()].toSorted(), places };
};

/** The first of the sorted texts that is not before another. */
const firstAt = (texts: readonly string[], text: string): number => {
  let [low, high] = [0, texts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((texts[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
};

const LAST = '\u{10FFFF}';

const between = ({ texts, places }: Postings, from: string, to: string): (readonly number[])[] =>
  texts.slice(firstAt(texts, from), firstAt(texts, to)).map((text) => places.get(text) ?? []);

const beginningSo = (postings: Postings, values: readonly string[]): (readonly number[])[] =>
  values.flatMap((value) => between(postings, fold(value), fold(value) + LAST));

const exactly = ({ places }: Postings, values: readonly string[]): (readonly number[])[] =>
  values.flatMap((value) => [places.get(value) ?? []]);

interface ServerAnswer {
  readonly patients: readonly KnownPatient[];
  readonly isComplete: boolean;
}

/** Answers one search as a FHIR server does. */
export type SimulatedServer = (criteria: PatientCriteria) => ServerAnswer;

/** In an order that says nothing of who is looked for. */
const shuffle = <Item>(items: Item[]): Item[] => {
  const random = seededRandom(50);
  for (let last = items.length - 1; last > 0; last -= 1) {
    const other = random(last + 1);
    // Both places are within the list.
    [items[last], items[other]] = [items[other] as Item, items[last] as Item];
  }
  return items;
};

const familiesOf = ({ family, birthFamily, formerFamilies = [] }: KnownPatient): string[] =>
  [family, birthFamily, ...formerFamilies].flatMap((name) => (name === null ? [] : fold(name)));

const valuesOf = ({ identifiers }: KnownPatient): string[] => identifiers.map(({ value }) => value);

/**
 * A FHIR server with these records: names compared by their beginnings, fifty records a search at most. Of a search that has
 * more the first fifty are answered, in an order that was drawn.
 */
export const simulateServer = (patients: readonly KnownPatient[], others: Iterable<KnownPatient>): SimulatedServer => {
  const records = shuffle([...patients, ...others]);
  const family = postingsOf(records, familiesOf);
  const given = postingsOf(records, (record) => record.given.map(fold));
  const born = postingsOf(records, ({ birthDate }) => (birthDate === null ? [] : [birthDate]));
  const numbers = postingsOf(records, ({ identifiers }) => [...identifierKeys(identifiers)]);
  const values = postingsOf(records, valuesOf);
  /** Of everything that is stated, the places that fit it. */
  const statedBy = (criteria: PatientCriteria): (readonly number[])[][] =>
    [
      criteria.identifiers && exactly(numbers, [...identifierKeys(criteria.identifiers)]),
      criteria.anyNumbers && exactly(values, criteria.anyNumbers),
      criteria.families && beginningSo(family, criteria.families),
      criteria.given && beginningSo(given, criteria.given),
      criteria.birthDates && exactly(born, criteria.birthDates),
      criteria.born && between(born, criteria.born[0], criteria.born[1] + LAST),
    ].filter((stated) => stated !== undefined);
  return (criteria) => {
    const sizeOf = (lists: (readonly number[])[]) => lists.reduce((sum, list) => sum + list.length, 0);
    const stated = statedBy(criteria).toSorted((one, other) => sizeOf(one) - sizeOf(other));
    const [fewest = [], ...more] = stated.map((lists) => new Set(lists.flat()));
    const found = [...fewest]
      .filter((place) => more.every((places) => places.has(place)))
      .toSorted((one, other) => one - other);
    return { patients: found.slice(0, PAGE).flatMap((place) => records[place] ?? []), isComplete: found.length < PAGE };
  };
};
