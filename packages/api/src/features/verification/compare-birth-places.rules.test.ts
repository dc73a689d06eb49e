import fc from 'fast-check';
import { expect, it } from 'vitest';
import { compareBirthPlaces } from './compare-birth-places.rules.ts';

it.each([
  ['63220', '63220', 'equal'],
  ['63220', '63221', 'different'],
  ['2A004', '2A004', 'equal'],
  ['20004', '2A004', 'close'],
  ['75056', '75112', 'close'],
  ['75111', '75112', 'different'],
  ['69123', '69383', 'close'],
  ['97411', '97411', 'equal'],
  ['99352', '99352', 'equal'],
  ['92352', '99352', 'close'],
  ['99350', '99352', 'different'],
  ['99999', '99999', 'missing'],
  ['00000', '63220', 'missing'],
  [null, '63220', 'missing'],
])('%s and %s: %s', (read, known, agreement) => {
  expect(compareBirthPlaces(read, known)).toBe(agreement);
  expect(compareBirthPlaces(known, read)).toBe(agreement);
});

it('places agree the same whichever side they stand on, and only equal ones are equal', () => {
  const code = fc.oneof(
    fc.stringMatching(/^(\d{2}|2[AB])\d{3}$/),
    fc.constantFrom('75056', '75101', '20004', '2B004', '93352', '99352'),
  );
  fc.assert(
    fc.property(code, code, (one, other) => {
      const agreement = compareBirthPlaces(one, other);
      expect(agreement).toBe(compareBirthPlaces(other, one));
      expect(agreement === 'equal' && one !== other).toBe(false);
    }),
    { numRuns: 500 },
  );
});
