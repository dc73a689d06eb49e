import type { KnownPatient } from '../../packages/api/src/features/verification/index.ts';
import { NAMES } from '../../packages/demo-hospital/src/people/names.ts';
import { seededRandom } from './seeded-random.ts';

const BEGINNINGS =
  'Ash Bar Black Brad Brom Brook Burn Can Carl Chat Clay Cres Dal Dun East Elm Fair Farn Glad Gran Hal Hart Haw Hol Ing Kirk Lang Lin Mar Mel Mor Nor Oak Pen Pres Rad Red Roth Sel Stan Strat Sut Thorn Wal Wes Whit Win Wood'.split(
    ' ',
  );
const ENDS =
  'bourne burn bury by combe cott dale den don field ford gate grave ham hill holm hurst land leigh ley low man mere more ney over ridge shaw son stead ston stone ter thorpe ton ville ward water way well wick win wood worth yard'.split(
    ' ',
  );

const realms = Object.values(NAMES);
/** The demonstration's, and some two thousand made of parts: a hospital has few Smiths and many names that are rare. */
const FAMILIES = [
  ...new Set([...realms.flatMap(({ family }) => family), ...BEGINNINGS.flatMap((one) => ENDS.map((end) => one + end))]),
];
const GIVEN = [...new Set(realms.flatMap(({ female, male }) => [...female, ...male].flat()))];

/** The most frequent family name of England and Wales is one in eighty people's, half of them have one of a thousand: about so. */
const SKEW = 0.7;
const cumulate = (count: number): Float64Array => {
  const sums = new Float64Array(count);
  for (let rank = 0; rank < count; rank += 1) sums[rank] = (sums[rank - 1] ?? 0) + (rank + 1) ** -SKEW;
  return sums;
};

type Draw = (random: (below: number) => number) => string;

const FINE = 2 ** 30;

/** A name by its rank, the first the most often. */
const byRank = (names: readonly string[]): Draw => {
  const sums = cumulate(names.length);
  const whole = sums.at(-1) ?? 0;
  return (random) => {
    const drawn = (random(FINE) / FINE) * whole;
    let [low, high] = [0, names.length - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((sums[middle] ?? 0) < drawn) low = middle + 1;
      else high = middle;
    }
    return names[low] ?? '';
  };
};

/** Half of them are names of the people who are looked for, as often as these have them: nobody is alone with a name. */
const mixed = (own: readonly string[], others: readonly string[]): Draw => {
  const draw = byRank(others);
  return (random) => (own.length > 0 && random(2) === 0 ? (own[random(own.length)] ?? '') : draw(random));
};

/** Of every hundred birth dates one is 1 January, because nobody knew it. */
const UNKNOWN_DAY = 100;

const dayOf = (year: number, random: (below: number) => number): string => {
  if (random(UNKNOWN_DAY) === 0) return `${year}-01-01`;
  return new Date(Date.UTC(year, 0, 1 + random(365))).toISOString().slice(0, 10);
};

/** What most of the people have whom a hospital knows, and nobody asks for: each trait drawn by itself, the same at every run. */
export function* generateOthers(count: number, own: readonly KnownPatient[]): Generator<KnownPatient> {
  const random = seededRandom(500_000);
  const family = mixed(
    own.flatMap((one) => one.family ?? []),
    FAMILIES,
  );
  const given = mixed(
    own.flatMap((one) => one.given),
    GIVEN,
  );
  const years = own.flatMap(({ birthDate }) => (birthDate === null ? [] : Number(birthDate.slice(0, 4))));
  const system = own.flatMap(({ identifiers }) => identifiers)[0]?.system ?? null;
  for (let n = 0; n < count; n += 1) {
    const year = years[random(years.length)] ?? 1970;
    const value = String(1_000_000 + random(9_000_000));
    yield {
      id: `other-${n}`,
      fhirId: `other-${n}`,
      family: family(random),
      birthFamily: null,
      given: [given(random)],
      birthDate: dayOf(year, random),
      sex: null,
      identifiers: system === null ? [] : [{ system, value }],
      isActive: true,
      isUnderstood: true,
      replacedByFhirId: null,
    };
  }
}
