import { expect, it } from 'vitest';
import { findLateWords, placesOf } from './check-first-words.ts';

const chunk = (fileName: string, imports: string[], isEntry = false) => {
  return { fileName, imports, isEntry, moduleIds: [`/client/src/${fileName}.tsx?query`] };
};

const CHUNKS = [chunk('main', ['page'], true), chunk('page', []), chunk('later', ['page'])];

const lateAmong = (places: string): string[] =>
  findLateWords(CHUNKS, '/client', placesOf(`#: ${places}\nmsgid "Word"\n`));

it('a file of the first load whose words come later is found, and no other', () => {
  expect(lateAmong('src/later.tsx')).toEqual([]);
  expect(lateAmong('src/later.tsx src/page.tsx')).toEqual(['src/page.tsx']);
});
