import { expect, it } from 'vitest';
import { formatCount } from './format-count.ts';

it('a count is written with the groups of its language, and a short one as any language writes it', () => {
  expect([0, 7, 999].map((count) => formatCount(count, 'fr'))).toEqual(
    [0, 7, 999].map((count) => new Intl.NumberFormat('fr-FR').format(count)),
  );
  expect(formatCount(1234, 'en')).toBe('1,234');
  expect(formatCount(1_234_567, 'fr')).toBe(new Intl.NumberFormat('fr-FR').format(1_234_567));
});
