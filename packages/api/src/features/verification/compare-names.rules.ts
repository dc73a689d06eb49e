import type { Agreement } from '@mailroom/contracts';
import { foldWords } from '../../platform/rules/fold-words.rules.ts';
import { atMostClose, strongestOf } from './agreement.rules.ts';
import { isMisspelling } from './edit-distance.rules.ts';
import { isNameOfNewborn, isNameOfNobody } from './placeholder-names.rules.ts';

/** Words of a family name that senders leave out or add. */
export const PARTICLES: ReadonlySet<string> = new Set(
  'de du des d la le les l da do dos das di del della dal van von den der ten ter zu af el al bin ibn ben y e'.split(
    ' ',
  ),
);

/** A family name as read beside each of those known: in use, at birth; one that the patient had before is close at best. */
export const compareFamily = (
  read: string | null,
  known: readonly (string | null)[],
  former: readonly string[] = [],
): Agreement =>
  strongestOf([
    ...known.map((name) => compareFamilyNames(read ?? '', name ?? '')),
    ...former.map((name) => atMostClose(compareFamilyNames(read ?? '', name))),
  ]);

/**
 * Equal but for case, accents, hyphens, apostrophes and spaces. Close: a slip of spelling, a part of a compound name, its
 * parts in another order, a particle more or less.
 */
function compareFamilyNames(one: string, other: string): Agreement {
  if (isNameOfNobody(one) || isNameOfNobody(other)) return 'missing';
  const [words, others] = [foldWords(one), foldWords(other)];
  if (words.length === 0 || others.length === 0) return 'missing';
  const [joined, otherJoined] = [words.join(''), others.join('')];
  if (joined === otherJoined) return 'equal';
  return isMisspelling(joined, otherJoined) || isPartOfName(words, others) ? 'close' : 'different';
}

function isPartOfName(words: string[], others: string[]): boolean {
  const [mine, theirs] = [withoutParticles(words), withoutParticles(others)];
  return mine.every((word) => theirs.includes(word)) || theirs.every((word) => mine.includes(word));
}

function withoutParticles(words: string[]): string[] {
  const main = words.filter((word) => !PARTICLES.has(word));
  return main.length > 0 ? main : words;
}

/** Whether one given name, folded, is a short form of the other. */
export type IsNickname = (one: string, other: string) => boolean;

/**
 * Given names, whatever their order, hyphens and spaces. Equal: all of them, or all that the shorter list has, the first
 * among them; later ones may be initials. Close: a slip of spelling, a short form, another of the person's names.
 */
export function compareGiven(
  read: readonly string[],
  known: readonly string[],
  isNickname: IsNickname = () => false,
): Agreement {
  if (areNoNames(read) || areNoNames(known)) return 'missing';
  const [one, other] = [namesOf(read), namesOf(known)];
  if (one.length === 0 || other.length === 0) return 'missing';
  if (lettersOf(read) === lettersOf(known) || areSameNames(one, other)) return 'equal';
  const isShort = (a: string, b: string) => isShortForm(a, b) || isNickname(a, b) || isNickname(b, a);
  const isClose = isShort(first(one), first(other)) || one.some((name) => name.length > 1 && other.includes(name));
  return isClose ? 'close' : 'different';
}

/** Nothing, or what stands in the place of given names. */
const areNoNames = (given: readonly string[]): boolean => {
  const text = given.join(' ');
  return isNameOfNewborn(text) || isNameOfNobody(text);
};

/** Given names one by one, folded. A hyphen makes one name of two, a space does not. */
export const namesOf = (given: readonly string[]): string[] =>
  given
    .flatMap((text) => text.split(/[\s,]+/u))
    .map((name) => foldWords(name).join(''))
    .filter((name) => name !== '');

const lettersOf = (given: readonly string[]): string => given.flatMap(foldWords).toSorted().join('');

const first = (names: readonly string[]): string => names[0] ?? '';

function areSameNames(one: string[], other: string[]): boolean {
  const holds = (names: string[], all: string[]) =>
    names.includes(first(all)) && names.every((name) => all.some((of) => name === of || isInitial(name, of)));
  if (one.length === other.length) return holds(one, other) && holds(other, one);
  return one.length < other.length ? holds(one, other) : holds(other, one);
}

const isInitial = (one: string, other: string): boolean =>
  (one.length === 1 || other.length === 1) && one[0] === other[0];

/** The shortest beginning that is taken for a name of its own: `Rob` of `Robert`, not `Al` of `Albert`. */
const SHORTEST_FORM = 3;

function isShortForm(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one];
  return (
    isInitial(one, other) || (short.length >= SHORTEST_FORM && long.startsWith(short)) || isMisspelling(one, other)
  );
}
