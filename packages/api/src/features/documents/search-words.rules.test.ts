import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldWords } from '../../platform/rules/fold-words.rules.ts';
import { searchRanges, searchWordsOf } from './search-words.rules.ts';

/** What PostgreSQL's comparison under the C collation does. */
const isWithin = (word: string, { from, to }: { from: string; to: string }) =>
  Buffer.compare(Buffer.from(word), Buffer.from(from)) >= 0 && Buffer.compare(Buffer.from(word), Buffer.from(to)) < 0;
const finds = (search: string, names: string[]) =>
  searchRanges(search).every((range) => searchWordsOf(names).some((word) => isWithin(word, range)));

describe('patient search', () => {
  it.each([
    ['eloise', ['Éloïse', 'Le Goff']],
    ['GOFF', ['Éloïse', 'Le Goff']],
    ['jean pierre', ['Martin', 'Jean-Pierre']],
    ['pierre mart', ['Martin', 'Jean-Pierre']],
    ["d'ang", ["D'Angelo"]],
    ['angelo', ["D'Angelo"]],
    ['muller', ['Müller']],
    ['coeur', ['Cœur']],
    ['ŁUKASZ', ['Lukasz']],
  ])('%s finds %j', (search, names) => {
    expect(finds(search, names)).toBe(true);
  });

  it.each([
    ['oise', ['Éloïse']],
    ['martin paul', ['Martin', 'Jean']],
  ])('%s does not find %j', (search, names) => {
    expect(finds(search, names)).toBe(false);
  });

  it('finds every name by the beginnings of its words, in any order and case', () => {
    const names = fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1 });
    fc.assert(
      fc.property(names, fc.nat(3), (names, cut) => {
        const beginnings = searchWordsOf(names).map((word) => {
          const letters = Array.from(word);
          return letters.slice(0, Math.max(1, letters.length - cut)).join('');
        });
        const search = beginnings.toReversed().join(' ').toUpperCase();
        // A few letters have an upper case that is not the same letter's; nobody types their names so.
        fc.pre(foldWords(search).toSorted().join() === beginnings.toSorted().join());
        expect(finds(search, names)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('finds only names of which each word searched for begins a word', () => {
    const name = fc.string({ unit: fc.constantFrom('a', 'b', 'é', '-', ' '), maxLength: 8 });
    fc.assert(
      fc.property(name, fc.array(name), (search, names) => {
        const begins = foldWords(search).every((word) => searchWordsOf(names).some((known) => known.startsWith(word)));
        expect(finds(search, names)).toBe(begins);
      }),
    );
  });

  it('has nothing to search in a document without a name', () => {
    expect(searchWordsOf([null, '', ' - '])).toEqual([]);
  });
});
