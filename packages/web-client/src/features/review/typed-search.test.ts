import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readTypedSearch } from './typed-search.ts';

it.each([
  ['Martin', ['Martin'], null, null],
  ['Martin 12/03/1968', ['Martin'], '1968-03-12', null],
  ['12 mars 1968 Le Goff-Müller, Éloïse', ['Le', 'Goff-Müller', 'Éloïse'], '1968-03-12', null],
  ['Le Goff née le 03/1968', ['Le', 'Goff'], '1968-03', null],
  ['Martin né 1968', ['Martin'], '1968', null],
  ['IPP 8003', [], null, '8003'],
  ['8003', [], null, '8003'],
  ['n° 1968', [], null, '1968'],
  ['INS 2 75 05 78 006 084 36 Martin', ['Martin'], null, '275057800608436'],
  ['943 476 5919', [], null, '9434765919'],
  ['12031968', [], '1968-03-12', null],
  ['IPP 12031968', [], null, '12031968'],
  ['A12-77 martin sylvie 1968-03-12', ['martin', 'sylvie'], '1968-03-12', 'A12-77'],
])('%s is told apart', (typed, ...told) => {
  const [names, birthDate, number] = told;
  expect(readTypedSearch(typed)).toEqual({ names, birthDate, number });
});

it.each(['', '  ', 'M', '-', 'a b'])('%j is too little to look for anybody', (typed) => {
  expect(readTypedSearch(typed)).toBeNull();
});

it('whatever is typed fits what Mailroom takes, and ends', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (typed) => {
      const search = readTypedSearch(typed);
      expect(search?.names.length ?? 0).toBeLessThanOrEqual(5);
      expect(Array.from(search?.number ?? '').length).toBeLessThanOrEqual(60);
    }),
  );
});
