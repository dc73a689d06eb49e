import { foldWords } from '../../platform/fold-words.rules.ts';

/** The words that a document is found by: those of its patient's names, each once. */
export const searchWordsOf = (names: readonly (string | null)[]): string[] => [
  ...new Set(names.flatMap((name) => foldWords(name ?? ''))),
];

/** The last code point: no word that begins like another comes after it followed by this. */
const LAST = '\u{10FFFF}';

/**
 * One range of words per word searched for, compared byte by byte: each must begin a word of the name.
 *
 * @example searchRanges('Le Go') // => [{ from: 'le', to: 'le\u{10FFFF}' }, { from: 'go', to: 'go\u{10FFFF}' }]
 */
export const searchRanges = (patientName: string): { from: string; to: string }[] =>
  foldWords(patientName).map((word) => ({ from: word, to: word + LAST }));
