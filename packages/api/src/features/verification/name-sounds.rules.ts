/**
 * What is heard alike in French and in names of Arabic origin that French and English write in many ways: Mohamed, Mohammed and
 * Muhammad; Gauthier and Gautier; Dupond and Dupont. Longer spellings come first. A table of our own, small on purpose; after
 * G. Bouchard, P. Brard and Y. Lavoie, "FONEM : un code de transcription phonétique pour la reconstitution automatique des
 * familles saguenayennes", Population 36/6 (1981), and F. Brouard's Phonex.
 */
const SOUNDS: readonly (readonly [pattern: RegExp, sound: string])[] = [
  [/(?<=[a-z]{3})(?:[dtsxz]+|ent|er|ez)$/g, ''],
  [/sch|tch|ch|sh/g, 'x'],
  [/ph/g, 'f'],
  [/th/g, 't'],
  [/kh|ck|qu|q|c(?![eiy])/g, 'k'],
  [/c|z|ss/g, 's'],
  [/dj|dg|g(?=[eiy])/g, 'j'],
  [/gh|gu(?=[eiy])/g, 'g'],
  [/gn/g, 'n'],
  [/m(?=[bp])/g, 'n'],
  [/w|ou(?=[aeiy])/g, 'v'],
];

/** The consonants that are heard of a folded word, after its first letter: vowels are what spellings differ in most. */
export const soundOf = (word: string): string => {
  const heard = SOUNDS.reduce((text, [pattern, sound]) => text.replace(pattern, sound), word).replace(/h/g, '');
  const consonants = heard
    .replace(/[aeiouy]+/g, '-')
    .replace(/([a-z])\1+/g, '$1')
    .replaceAll('-', '');
  return /^[aeiouy]/.test(heard) ? `a${consonants}` : consonants;
};
