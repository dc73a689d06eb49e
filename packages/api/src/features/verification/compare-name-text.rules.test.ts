import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareNameText } from './compare-name-text.rules.ts';

const known = { families: ['Ollerenshaw', null], given: ['Perpetua', 'Jane'] };

it.each([
  ['Perpetua Ollerenshaw', 'equal', 'equal'],
  ['OLLERENSHAW, Perpétua', 'equal', 'equal'],
  ['Ollerenshaw Perpetua Jane', 'equal', 'equal'],
  ['Dr. Perpetua Ollerenshaw', 'equal', 'close'],
  ['Perpetua Olerenshaw', 'close', 'equal'],
  ['Ollerenshaw', 'equal', 'missing'],
  ['Ingrid Solvang', 'different', 'different'],
  ['', 'missing', 'missing'],
])('%j: family name %s, given names %s', (text, family, given) => {
  expect(compareNameText(text, known)).toEqual({ family, given });
});

it('a name at birth is as good as the one in use, and several words may be one family name', () => {
  const record = { families: ['Delaporte', 'Le Goff Vasseur'], given: ['Maryvonne'] };
  expect(compareNameText('Maryvonne LE GOFF-VASSEUR', record)).toEqual({ family: 'equal', given: 'equal' });
});

it('a name in whatever order agrees with itself in parts', () => {
  const word = fc.stringMatching(/^[a-z]{4,9}$/);
  fc.assert(
    fc.property(word, fc.array(word, { minLength: 1, maxLength: 3 }), fc.boolean(), (family, given, isFirst) => {
      const text = isFirst ? [family, ...given].join(' ') : [...given, family].join(' ');
      expect(compareNameText(text, { families: [family], given })).toEqual({ family: 'equal', given: 'equal' });
    }),
  );
});
