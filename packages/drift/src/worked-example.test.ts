import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readSources, root } from './contract-sources.ts';
import type { Edit } from './mutants/mutants.ts';
import { openTypeChecker } from './mutants/type-checker.ts';

/** Everything that compiles, without the tests of scripts. */
const sources = readSources(['packages/{contracts,load-plan,api,web-client,bench}/{src,test}/**/*.{ts,tsx}']);
const paths = sources.map(({ path }) => path);

const COLUMNS = 'packages/web-client/src/features/worklist/worklist-columns.tsx';

/** Where the example's lines go. */
const AFTER: Readonly<Record<string, string>> = {
  'packages/contracts/src/worklist/list-worklist.ts': 'export const WorklistRow = z.strictObject({\n',
  [COLUMNS]: 'const COLUMNS: readonly WorklistColumn[] = [\n',
};

/** The lines that CONTRIBUTING.md's worked example writes, each into its file. */
const editsOfExample = (): Edit[] => {
  const text = readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8');
  return [...text.matchAll(/^\/\/ \d\. (\S+): .*\n(.+\n)/gm)].map(([, file = '', line = '']) => {
    const anchor = AFTER[file] ?? '';
    const source = sources.find(({ path }) => path === file)?.text ?? '';
    const start = source.indexOf(anchor) + anchor.length;
    return { file, start, end: start, text: line };
  });
};

it('the field of the worked example takes two files, and every package still compiles', () => {
  using checker = openTypeChecker(sources);
  const edits = editsOfExample();
  expect(edits.map(({ file }) => file)).toEqual(Object.keys(AFTER));
  expect(checker.errorsAfter(edits, paths, false)).toEqual([]);
  // A column that lacks what the page paints of it does not compile.
  const isForgotten = (part: RegExp): boolean => {
    const forgetful = edits.map((edit) => ({ ...edit, text: edit.text.replace(part, '') }));
    return checker.errorsAfter(forgetful, [COLUMNS], true).length > 0;
  };
  const parts = [/id: '\w+', /, /name: msg`\w+`, /, /width: '[^']+', /, /shownIn: \w+, /];
  expect(parts.filter((part) => !isForgotten(part))).toEqual([]);
  // The canary: a field that lies elsewhere needs its word in the load plan.
  const elsewhere = edits.map((edit) => ({ ...edit, text: edit.text.replace('unreadableDetail', 'custodian') }));
  expect(checker.errorsAfter(elsewhere, paths, true).map(({ path }) => path)).toContain(
    'packages/api/src/features/worklist/list-worklist.load-plan.ts',
  );
}, 240_000);
