import { expect, it } from 'vitest';
import { Experience } from './experience.ts';
import type { Mutant, MutantKind } from './mutants.ts';

const CHANCE = 0.25;

const mutant = (kind: MutantKind, place: string): Mutant => ({
  id: `${kind} ${place}`,
  kind,
  word: place,
  edits: [],
  asksForReaders: false,
});

const order = (experience: Experience, asked: Mutant, paths: readonly string[]): string[] =>
  paths.toSorted((one, other) => experience.worth(asked, other, CHANCE) - experience.worth(asked, one, CHANCE));

it('who noticed one change of a field is asked first about the next, and who never notices last', () => {
  const experience = new Experience();
  const title = mutant('rename', 'Row.title');
  experience.learn(title, 'deaf.ts', { isKilled: false, milliseconds: 60 });
  experience.learn(title, 'reader.ts', { isKilled: true, milliseconds: 60 });
  const paths = ['deaf.ts', 'unknown.ts', 'reader.ts'];
  expect(order(experience, mutant('remove', 'Row.title'), paths)).toEqual(['reader.ts', 'unknown.ts', 'deaf.ts']);
});

it('of two that notice as often the faster is asked first', () => {
  const experience = new Experience();
  const title = mutant('rename', 'Row.title');
  experience.learn(title, 'slow.ts', { isKilled: true, milliseconds: 500 });
  experience.learn(title, 'fast.ts', { isKilled: true, milliseconds: 5 });
  expect(order(experience, title, ['slow.ts', 'fast.ts'])).toEqual(['fast.ts', 'slow.ts']);
});

it('what a file noticed of one field says less about another than about the same', () => {
  const experience = new Experience();
  experience.learn(mutant('rename', 'Row.title'), 'reader.ts', { isKilled: true, milliseconds: 60 });
  const worth = (place: string) => experience.worth(mutant('rename', place), 'reader.ts', CHANCE);
  expect(worth('Row.title')).toBeGreaterThan(worth('Row.pages'));
  expect(worth('Row.pages')).toBeGreaterThan(worth('Letter.pages'));
});
