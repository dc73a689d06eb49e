import { expect, it } from 'vitest';
import { readPage, writePage } from './read-page.ts';

const asked = {
  columns: (['text', 'number', 'boolean', 'json'] as const).map((parse) => ({ key: `a "${parse}"`, sql: '', parse })),
  ordering: { name: 'id asc', direction: 'asc', columns: [] },
  limit: 5,
} as const;

it.each([
  [['"quoted"\u0000\u007f\u2028', '1e-05', 'true', '{"a": [1.50, 1e3]}']],
  [['\ud83d\ude00 \\', '-0', 'false', '"\\u00e9"']],
  [[null, null, null, null]],
])('what is written says the same as what is read: %j', (row) => {
  const rows = [row];
  expect(JSON.parse(writePage(rows, asked).json)).toEqual(readPage(rows, asked).rows);
});

it.each(['NaN', 'Infinity', '-Infinity'])('%s is no number of JSON, and neither read nor written', (text) => {
  const rows = [['', text, 'true', 'null']];
  expect(() => readPage(rows, asked)).toThrow('not finite');
  expect(() => writePage(rows, asked)).toThrow('not finite');
});
