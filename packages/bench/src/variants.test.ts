import { expect, it } from 'vitest';
import { chooseVariants, LIMIT, V2, VARIANTS } from './variants.ts';

it('the limit and V2 are always measured, because ratios need them', () => {
  expect(chooseVariants(['prisma']).map(({ name }) => name)).toEqual([LIMIT, V2, 'prisma']);
  expect(chooseVariants(null)).toBe(VARIANTS);
});

it('refuses a name that no variant has', () => {
  expect(() => chooseVariants(['v3'])).toThrow('There is no variant v3');
});

it('no two variants share a name, and everybody but the product says whose rows it wants', () => {
  expect(new Set(VARIANTS.map(({ name }) => name)).size).toBe(VARIANTS.length);
  for (const { kind, tenancy } of VARIANTS) {
    expect(tenancy).toBe(kind === 'product' ? 'row-level security' : 'facility_id');
  }
});
