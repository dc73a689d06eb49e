import { expect, it } from 'vitest';
import { shareLookUps } from './share-look-ups.ts';

it('of a hundred who ask at once one is answered by the look-up under way, and the others by the next', async () => {
  let looked = 0;
  const look = shareLookUps(async (key) => {
    looked += 1;
    const mine = looked;
    await new Promise(setImmediate);
    return `${key}${mine}`;
  });
  const answers = await Promise.all(Array.from({ length: 100 }, () => look('a')));
  expect(answers).toEqual(['a1', ...Array(99).fill('a2')]);
  expect(await look('a')).toBe('a3');
});

it('one that fails is asked anew by those who came after it began', async () => {
  let looked = 0;
  const look = shareLookUps(async () => {
    looked += 1;
    if (looked === 1) throw new Error('away');
    return looked;
  });
  const answers = await Promise.allSettled([look('a'), look('a'), look('b')]);
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'fulfilled', 'fulfilled']);
});
