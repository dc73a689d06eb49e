import fc from 'fast-check';
import { expect, it } from 'vitest';
import { soundOf } from './name-sounds.rules.ts';
import { beginningsOf, mainWords, spellingsOf } from './name-spellings.rules.ts';

it('a name is spelt as it was written first, then as others may keep it', () => {
  expect(spellingsOf('Müller')).toEqual(['Müller', 'Muller', 'mueller']);
  expect(spellingsOf('Weissmueller')).toContain('weißmüller');
  expect(spellingsOf('Soerensen')).toContain('sørensen');
  expect(spellingsOf('O’Neill-Roy')).toEqual(expect.arrayContaining(['O’Neill-Roy', 'O Neill Roy', 'ONeillRoy']));
});

it('titles, suffixes and particles are no names, unless there is nothing else', () => {
  expect(mainWords(['Dr. Le Goff, Jr'])).toEqual(['Goff']);
  expect(mainWords(['De La'])).toEqual(['De', 'La']);
});

it('a name begins as it is written and as it sounds', () => {
  expect(beginningsOf(['Youssef'])).toEqual(expect.arrayContaining(['you', 'yus', 'iou']));
  expect(beginningsOf(['Élodie'])).toEqual(expect.arrayContaining(['élo', 'elo']));
});

it.each([
  ['mohamed', 'muhammad'],
  ['gauthier', 'gautier'],
  ['dupont', 'dupond'],
  ['philippe', 'filip'],
  ['featherstonehaugh', 'fetherstonhaugh'],
  ['khadija', 'kadidja'],
  ['cherif', 'sherif'],
])('%s and %s sound alike', (one, other) => {
  expect(soundOf(one)).toBe(soundOf(other));
});

it('names that differ do not all sound alike', () => {
  const sounds = ['martin', 'bernard', 'durand', 'petit', 'moreau', 'girard', 'kelly', 'benali'].map(soundOf);
  expect(new Set(sounds).size).toBe(sounds.length);
});

it('whatever a name holds, a few spellings and beginnings are made of it', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      expect(spellingsOf(name).length).toBeLessThanOrEqual(12);
      expect(beginningsOf([name]).length).toBeLessThanOrEqual(16);
      expect(typeof soundOf(name)).toBe('string');
    }),
  );
});
