import type { KnownPatient, ReadTraits } from '../../packages/api/src/features/verification/index.ts';
import { seededRandom } from './seeded-random.ts';

type Slip = (read: ReadTraits, neighbour: KnownPatient, random: (below: number) => number) => Partial<ReadTraits>;

/** One letter or digit changed, left out, doubled, or swapped with the next one. */
function misspell(text: string, random: (below: number) => number): string {
  const at = random(text.length);
  const [before, letter, after] = [text.slice(0, at), text.charAt(at), text.slice(at + 1)];
  const other = /\d/.test(letter) ? `${random(10)}` : String.fromCharCode(97 + random(26));
  return (
    [
      `${before}${other}${after}`,
      before + after,
      before + letter + letter + after,
      before + after.slice(0, 1) + letter + after.slice(1),
    ][random(4)] ?? text
  );
}

const wrongDigit = (date: string, random: (below: number) => number): string => {
  const at = 2 + random(8);
  return date.charAt(at) === '-' ? date : `${date.slice(0, at)}${random(10)}${date.slice(at + 1)}`;
};

/** Nobody can tell a letter about the one with the other's number from a letter about the other. */
const isNamesake = (read: ReadTraits, { family, given, birthDate }: KnownPatient): boolean =>
  read.family === family && read.given.join() === given.join() && read.birthDate === birthDate;

/** What goes wrong between a person and a letter about them. */
const SLIPS: readonly Slip[] = [
  () => ({}),
  () => ({ identifiers: [] }),
  () => ({ sex: null }),
  () => ({ given: [] }),
  ({ birthDate }) => ({ birthDate: birthDate?.slice(0, 4) ?? null }),
  ({ given }) => ({ given: given.slice(0, 1) }),
  ({ given }) => ({ given: given.map((name) => name.slice(0, 3)) }),
  ({ given }) => ({ given: given.toReversed() }),
  ({ family, given }) => ({ family: given[0] ?? null, given: [family ?? ''] }),
  ({ family }) => ({
    family:
      family
        ?.toUpperCase()
        .normalize('NFD')
        .replaceAll(/\p{Mark}/gu, '') ?? null,
  }),
  ({ family }, _, random) => ({ family: misspell(family ?? '', random) }),
  ({ given }, _, random) => ({ given: given.map((name) => misspell(name, random)) }),
  ({ birthDate }, _, random) => ({ birthDate: wrongDigit(birthDate ?? '', random) }),
  ({ identifiers }, _, random) => ({
    identifiers: identifiers.map((one) => ({ ...one, value: misspell(one.value, random) })),
  }),
  // The next line of a list: a twin's number, for who has a twin.
  (read, neighbour) => (isNamesake(read, neighbour) ? {} : { identifiers: neighbour.identifiers }),
  ({ identifiers }, neighbour) => ({ identifiers: [...identifiers.slice(0, 1), ...neighbour.identifiers.slice(1)] }),
  ({ identifiers }) => ({ identifiers: identifiers.map((one) => ({ ...one, value: '0000000' })) }),
];

/** What a document says of somebody after up to three slips. */
export function slipIn(read: ReadTraits, neighbour: KnownPatient, seed: number): ReadTraits {
  const random = seededRandom(seed);
  let slipped = read;
  for (let slips = 1 + random(3); slips > 0; slips -= 1) {
    slipped = { ...slipped, ...SLIPS[random(SLIPS.length)]?.(slipped, neighbour, random) };
  }
  return slipped;
}
