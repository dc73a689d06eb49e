import { expect, it } from 'vitest';
import { NIR } from './build-person.ts';
import { compareIdentifiers } from './compare-identifiers.rules.ts';
import { nearNumbers } from './near-numbers.rules.ts';

const valuesOf = (value: string, system: string | null) => nearNumbers([{ system, value }]).map((one) => one.value);

it('a number is near itself with other zeros', () => {
  expect(valuesOf('0012345', '1.2.3')).toEqual(['12345', '012345', '00012345', '000012345', '0000012345']);
  expect(valuesOf('B1001', '1.2.3')).toEqual([]);
});

it('an INS is near itself with its key, and without', () => {
  expect(valuesOf('2610469999123', NIR)).toEqual([`2610469999123${97 - (2610469999123 % 97)}`]);
  expect(valuesOf('2 61 04 69 999 123 77', NIR)).toContain('2610469999123');
  // The number that Insee explains the key with is of nobody.
  expect(valuesOf('255081416802538', NIR)).toEqual(['2550814168025']);
  expect(valuesOf('2550814168025', NIR)).toEqual(['255081416802538']);
});

it('what is near is what the rules call close', () => {
  const read = [{ system: '1.2.3', value: '0012345' }];
  for (const known of nearNumbers(read)) expect(compareIdentifiers(read, [known], { shared: [] })).toBe('close');
});
