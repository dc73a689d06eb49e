import { expect, it } from 'vitest';
import { addPortion, NOTHING_COUNTED } from './add-portion.ts';

const portion = (documents: number, day: string | null) => ({
  ...NOTHING_COUNTED,
  documents,
  bytes: 10 * documents,
  oldestEndedAt: day,
  newestEndedAt: day,
  kept: { ...NOTHING_COUNTED.kept, held: 1 },
  next: null,
});

it('portions add up, from the first that was filed to the last', () => {
  const portions = [portion(0, null), portion(2, '2026-01-01'), portion(3, '2026-02-01'), portion(0, null)];
  expect(portions.reduce(addPortion, NOTHING_COUNTED)).toEqual({
    documents: 5,
    bytes: 50,
    oldestEndedAt: '2026-01-01',
    newestEndedAt: '2026-02-01',
    kept: { ...NOTHING_COUNTED.kept, held: 4 },
  });
});
