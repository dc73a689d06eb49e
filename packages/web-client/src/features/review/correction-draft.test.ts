import { Correction } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { correctionOf, draftOf, parseTypedDate } from './correction-draft.ts';

it.each([
  ['12/04/1975', '1975-04-12'],
  ['1.2.1980', '1980-02-01'],
  ['04/1975', '1975-04'],
  ['1975', '1975'],
  ['1975-04-12', '1975-04-12'],
  [' 1975-04 ', '1975-04'],
])('%s is the date %s', (typed, date) => {
  expect(parseTypedDate(typed)).toBe(date);
});

it.each(['31/02/1975', '13/13/1975', 'yesterday', '1975-4-1', '75', '1975-02-30'])('%s is no date', (typed) => {
  expect(parseTypedDate(typed)).toBeNull();
});

const CORRECTIONS: Correction[] = [
  { trait: 'family', value: 'Lévêque' },
  { trait: 'family', value: null },
  { trait: 'given', value: ['Anne-Sophie', 'Marie'] },
  { trait: 'given', value: [] },
  { trait: 'birthDate', value: '1975-04-12' },
  { trait: 'birthDate', value: '1975-04' },
  { trait: 'birthDate', value: '2015-07-22T18:00-05:00' },
  { trait: 'birthDate', value: null },
  { trait: 'sex', value: 'female' },
  { trait: 'sex', value: null },
  {
    trait: 'identifier',
    value: [
      { value: '12', system: null },
      { value: '9', system: '1.2.250.1.213.1.4.8' },
    ],
  },
  { trait: 'identifier', value: [] },
];

it.each(CORRECTIONS)('what is put into the form comes out of it: %o', (correction) => {
  expect(correctionOf(draftOf(correction))).toEqual(correction);
  expect(Correction.safeParse(correctionOf(draftOf(correction))).success).toBe(true);
});

it('what makes no sense is no correction', () => {
  expect(correctionOf({ trait: 'birthDate', texts: ['soon'] })).toBeNull();
  expect(correctionOf({ trait: 'identifier', texts: ['', '1.2.3'] })).toBeNull();
});
