import { foldWords } from '../../platform/rules/fold-words.rules.ts';
import { PARTICLES } from './compare-names.rules.ts';

/** Letters that keyboards and registries write in two ways, each set for all of a name: in German, in Danish, and the other way round. */
const TRANSLITERATIONS: readonly (readonly (readonly [from: string, to: string])[])[] = [
  [
    ['ä', 'ae'],
    ['ö', 'oe'],
    ['ü', 'ue'],
    ['ß', 'ss'],
    ['æ', 'ae'],
    ['œ', 'oe'],
    ['ø', 'oe'],
    ['å', 'aa'],
  ],
  [
    ['ae', 'ä'],
    ['oe', 'ö'],
    ['ue', 'ü'],
    ['ss', 'ß'],
  ],
  [
    ['ae', 'æ'],
    ['oe', 'ø'],
    ['aa', 'å'],
  ],
  [
    ['ae', 'a'],
    ['oe', 'o'],
    ['ue', 'u'],
    ['aa', 'a'],
  ],
  [['oe', 'œ']],
];

const SEPARATORS = /[\s\-‐‑–'’ʼ`´]+/gu;
const JOINED_BY = [' ', '-', "'", '’', ''];
/** Of one name; a search states them all. */
const MAX_SPELLINGS = 12;
/** A longer text is no name, and is asked for as it is. */
const MAX_CHARACTERS = 60;
/** Of all names in one search. */
const MAX_VALUES = 40;

const withoutAccents = (name: string): string => name.normalize('NFD').replace(/\p{Mark}/gu, '');

const transliterate = (name: string): string[] =>
  TRANSLITERATIONS.map((pairs) =>
    pairs.reduce((text, [from, to]) => text.replaceAll(from, to), name.toLowerCase()),
  ).filter((text) => text !== name.toLowerCase());

/**
 * A name as servers may keep it that compare letter by letter: as written, without accents, transliterated both ways, and with
 * its parts joined by a space, a hyphen, an apostrophe or nothing. Case does not count (FHIR R4, search, string).
 */
export const spellingsOf = (name: string): readonly string[] => {
  const written = name.normalize('NFC').trim();
  if (written.length > MAX_CHARACTERS) return [written];
  const parts = written.split(SEPARATORS);
  const joined = parts.length === 1 ? [] : JOINED_BY.map((by) => parts.join(by));
  const all = [written, withoutAccents(written), ...transliterate(written), ...joined, ...joined.map(withoutAccents)];
  const seen = new Map(all.filter((one) => one !== '').map((one) => [one.toLowerCase(), one]));
  return [...seen.values()].slice(0, MAX_SPELLINGS);
};

/** The same of several names: each as it was written first, then each in its next spelling. */
export const allSpellingsOf = (names: readonly string[]): readonly string[] => {
  const spelt = names.map(spellingsOf);
  const inTurn = Array.from({ length: MAX_SPELLINGS }, (_, turn) =>
    spelt.flatMap((spellings) => spellings[turn] ?? []),
  );
  return [...new Set(inTurn.flat())].slice(0, MAX_VALUES);
};

/** What stands beside a name without being one, in documents' name fields. */
const TITLES = new Set(
  'dr dre dott prof pr mr mrs ms miss mx sir dame lord lady rev mme mlle m mlles messrs herr frau sr sra jr jnr snr ii iii iv esq phd md rn nee ne epouse ep veuve vve madame monsieur mademoiselle docteur professeur'.split(
    ' ',
  ),
);

/** The parts of names that tell people apart, each by itself and as it was written: no titles, suffixes or particles, unless nothing else is there. */
export const mainWords = (names: readonly string[]): readonly string[] => {
  const words = names
    .flatMap((name) => name.normalize('NFC').split(/[\s,.()\-‐‑–'’ʼ`´]+/u))
    .filter((word) => word !== '');
  const main = words.filter((word) => {
    const folded = foldWords(word).join('');
    return folded.length > 1 && !TITLES.has(folded) && !PARTICLES.has(folded);
  });
  return [...new Set(main.length > 0 ? main : words)];
};

/** What is written in several ways for one sound at the beginning of a word, in French and in names of Arabic origin. */
const SAME_BEGINNINGS = [
  ['ou', 'u', 'o', 'w'],
  ['ph', 'f'],
  ['ch', 'sh', 'tch', 'c'],
  ['k', 'c', 'q', 'kh'],
  ['dj', 'j', 'g'],
  ['y', 'i', 'j'],
  ['gh', 'g', 'r'],
  ['h', ''],
  ['e', 'a', 'ai', 'ae'],
  ['z', 's'],
] as const;

/** Letters that a beginning has: of 500,000 people about one in a hundred shares them. */
const BEGINNING_LETTERS = 3;
const MAX_BEGINNINGS = 16;

/** Vowels after the first consonant that stand for one another: Mohamed and Muhammad, Leila and Laila, Cyril and Ciryl. */
const SAME_VOWELS = [
  ['ou', 'u', 'o'],
  ['ai', 'ei', 'ay', 'ey', 'a', 'e'],
  ['i', 'y'],
] as const;

/** The word, and the word with what stands at a place in its other spellings. */
const respell = (word: string, at: number, groups: readonly (readonly string[])[]): string[] =>
  groups.flatMap((spellings) => {
    const [longest] = spellings
      .filter((spelling) => spelling !== '' && word.startsWith(spelling, at))
      .toSorted((one, other) => other.length - one.length);
    if (longest === undefined) return [];
    return spellings.map((spelling) => word.slice(0, at) + spelling + word.slice(at + longest.length));
  });

const soundsOf = (word: string): string[] => [...respell(word, 0, SAME_BEGINNINGS), ...respell(word, 1, SAME_VOWELS)];

/** How words begin, in every spelling: what a slip further on leaves as it was. Every word as it stands comes first. */
export const beginningsOf = (words: readonly string[], letters = BEGINNING_LETTERS): readonly string[] => {
  const plain = words.map((word) => word.normalize('NFC').toLowerCase());
  const spelt = words.flatMap(spellingsOf).map((word) => word.toLowerCase());
  const sounds = plain.flatMap((word) => soundsOf(withoutAccents(word)));
  const beginnings = [...plain, ...spelt, ...sounds].map((word) => Array.from(word).slice(0, letters).join('').trim());
  return [...new Set(beginnings.filter((one) => one !== ''))].slice(0, MAX_BEGINNINGS);
};
