import fc from 'fast-check';
import { expect, it } from 'vitest';
import { foldWords } from './fold-words.rules.ts';

it.each([
  ['Le Goff-Müller, Éloïse', ['le', 'goff', 'muller', 'eloise']],
  ["D'Angelo", ['d', 'angelo']],
  ['D’Angelo', ['d', 'angelo']],
  ['Ó Briain', ['o', 'briain']],
  ['ŁUKASZ Cœur', ['lukasz', 'coeur']],
  [' - ', []],
])('%s is folded to %j', (name, words) => {
  expect(foldWords(name)).toEqual(words);
});

it('what is folded is folded once and for all', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const words = foldWords(name);
      expect(foldWords(words.join(' '))).toEqual(words);
    }),
    { numRuns: 500 },
  );
});
