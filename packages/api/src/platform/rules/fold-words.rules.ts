const LIGATURES: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ð: 'd',
  þ: 'th',
};

/**
 * Folds a name to lower-case ASCII-like words: no accents, no hyphens, no apostrophes.
 *
 * @example foldWords("Le Goff-Müller, Éloïse") // => ['le', 'goff', 'muller', 'eloise']
 */
export const foldWords = (name: string): string[] =>
  name
    .normalize('NFKD')
    .replace(/\p{Mark}/gu, '')
    .toLowerCase()
    .replace(/[œæßøłđðþ]/g, (letter) => LIGATURES[letter] ?? letter)
    .split(/[^\p{Letter}\p{Number}]+/u)
    .filter((word) => word.length > 0);
