import { foldWords } from '../../platform/rules/fold-words.rules.ts';

/** Further on words are not compared: an entry of an index has room for little more. */
const MAX_WORD = 100;

const beginningsOf = (name: string): string[] =>
  foldWords(name).map((word) => Array.from(word).slice(0, MAX_WORD).join(''));

/** The words that a document is found by: those of its patient's names, each once. */
export const searchWordsOf = (names: readonly (string | null)[]): string[] => [
  ...new Set(names.flatMap((name) => beginningsOf(name ?? ''))),
];

/** The last code point: no word that begins like another comes after it followed by this. */
const LAST = '\u{10FFFF}';

/**
 * One range of words per word searched for, compared byte by byte: each must begin a word of the name.
 *
 * @example searchRanges('Le Go') // => [{ from: 'le', to: 'le\u{10FFFF}' }, { from: 'go', to: 'go\u{10FFFF}' }]
 */
export const searchRanges = (patientName: string): { from: string; to: string }[] =>
  beginningsOf(patientName).map((word) => ({ from: word, to: word + LAST }));
