import { expect, it } from 'vitest';
import { Hunt, type Verdict } from './hunt.ts';
import { Importers } from './importers.ts';
import type { Mutant } from './mutants.ts';
import { openTypeChecker } from './type-checker.ts';

const ROW = 'packages/contracts/src/hunted-row.ts';
const row = 'export interface Row {\n  title: string;\n  note: string;\n  pages: number;\n}\n';
const sources = [
  { path: ROW, text: row },
  {
    path: 'packages/contracts/src/hunted-reader.ts',
    text: "import type { Row } from './hunted-row.ts';\nexport const read = (row: Row): string => row.title;\nexport const all = (row: Row, key: keyof Row) => [row[key]];\n",
  },
  {
    path: 'packages/contracts/src/hunted-far.ts',
    text: "import type { all } from './hunted-reader.ts';\nexport const count = (values: ReturnType<typeof all>): number => values.map((value: string | number) => value).length;\n",
  },
];

/** The field of that name with another type. */
const retype = (word: string, from: string, to: string): Mutant => {
  const start = row.indexOf(`${word}: ${from}`);
  const text = `${word}: ${to}`;
  const edits = [{ file: ROW, start, end: start + word.length + 2 + from.length, text }];
  return { id: `retype Row.${word} ${to}`, kind: 'retype', word, edits, asksForReaders: false };
};

it('a mutant is killed by who names the field, by who only feels it, or by nobody', () => {
  using checker = openTypeChecker(sources);
  const told: Verdict[] = [];
  const onVerdict = (verdict: Verdict) => void told.push(verdict);
  const hunt = new Hunt({ checker, sources, importers: new Importers(sources), onVerdict });
  const verdicts = hunt.run([
    retype('note', 'string', 'number'),
    retype('title', 'string', 'number'),
    retype('pages', 'number', 'boolean'),
    retype('pages', 'number', 'string'),
  ]);
  expect(checker.baseline).toEqual([]);
  expect(new Map(verdicts.map(({ id, killer }) => [id, killer]))).toEqual(
    new Map([
      ['retype Row.note number', null],
      ['retype Row.title number', 'packages/contracts/src/hunted-reader.ts'],
      ['retype Row.pages boolean', 'packages/contracts/src/hunted-far.ts'],
      ['retype Row.pages string', null],
    ]),
  );
  expect(told).toEqual(verdicts);
}, 60_000);
