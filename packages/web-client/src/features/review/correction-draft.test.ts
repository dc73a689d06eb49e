import { Correction } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { correctionOf, draftOf } from './correction-draft.ts';

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
