import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { readSources, root } from './contract-sources.ts';
import type { Edit } from './mutants/mutants.ts';
import { openTypeChecker } from './mutants/type-checker.ts';
import { editsOfPattern, type Part, readPatterns } from './patterns/read-patterns.ts';

/** Everything that compiles, without the tests of scripts. */
const sources = readSources(['packages/{contracts,load-plan,api,web-client,bench}/{src,test}/**/*.{ts,tsx}']);
const paths = sources.map(({ path }) => path);

const patterns = readPatterns();
const all = [...patterns.values()].flat();
const isCompiled = (path: string): boolean => /\.tsx?$/.test(path);
/** The files that the patterns add, before they are written. */
const added = all
  .filter(({ path, place }) => place === 'new' && isCompiled(path))
  .map(({ path }) => ({ path, text: '' }));

const checker = openTypeChecker([...sources, ...added]);
afterAll(() => checker[Symbol.dispose]());

const CONTRACTS = 'packages/contracts/src';
const INTAKE = 'packages/api/src/features/intake';
const CLIENT = 'packages/web-client/src/features';
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

/** What does not compile in these files with these parts, and with further edits. */
const errorsWith = (parts: readonly Part[], asked: readonly string[], further: readonly Edit[] = []) => {
  const edits = editsOfPattern(
    parts.filter(({ path }) => isCompiled(path)),
    sources,
  );
  return checker.errorsAfter([...edits, ...further], asked, false);
};

it('the field of the worked example takes two files, and with it and all of docs/patterns.md every package compiles', () => {
  const edits = editsOfExample();
  expect(edits.map(({ file }) => file)).toEqual(Object.keys(AFTER));
  expect(errorsWith(all, [...paths, ...added.map(({ path }) => path)], edits)).toEqual([]);
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

/** Of each example, a part that is left out, by what it stands beside or the file that it is, and the file that is red then. */
const LEFT_OUT: Readonly<Record<string, readonly (readonly [part: string, red: string])[]>> = {
  'A read procedure': [
    [`${CONTRACTS}/intake/index.ts`, 'packages/api/src/features/intake/list-sources.ts'],
    ['export const intakeRouter = router({', 'packages/web-client/src/features/intake/source-list.tsx'],
    ['const CALLS', 'packages/api/test/call-procedures.ts'],
  ],
  'A write': [
    ['export const JOBS', 'packages/api/src/jobs.ts'],
    ['export const reviewRefusalSentences', `${CLIENT}/review/refusal-sentences.ts`],
    ['export const auditSentences', `${CLIENT}/documents/audit-sentences.ts`],
    ['export const REVIEW_CALLS', 'packages/api/test/call-procedures.ts'],
    ['export const shortcutWords', `${CLIENT}/worklist/shortcut-words.ts`],
  ],
  'A status': [
    ['const looks', `${CLIENT}/documents/status-label.tsx`],
    ['export const statusNames', `${CLIENT}/documents/status-label.tsx`],
    ['const titles', `${CLIENT}/worklist/worklist-empty.tsx`],
  ],
  'A document format': [['DocumentFormat = z.enum([', 'packages/api/src/features/extraction/formats/letter/letter.ts']],
  'An intake channel': [[`${INTAKE}/index.ts`, 'packages/api/src/cli/receive-stdin.ts']],
  'A refusal': [
    ['export const documentsRefusals = [', `${CONTRACTS}/documents/refusals.ts`],
    ['export const documentsRefusalStatuses', `${CONTRACTS}/documents/refusals.ts`],
    ['export const documentsRefusalSentences', `${CLIENT}/documents/refusal-sentences.ts`],
  ],
  'A stored form': [['text: p.text(),', 'packages/api/src/features/review/add-note.ts']],
};

// One part of each is left out at once: no two of a round have the same file red, or make each other's red.
it.each([0, 1, 2, 3, 4])(
  'an example that lacks a part does not compile (%i)',
  (round) => {
    const left = Object.entries(LEFT_OUT).flatMap(([title, canaries]) =>
      canaries.slice(round, round + 1).map(([part, red]) => ({ title, part, red })),
    );
    const isLeft = (title: string, { beside, path }: Part): boolean =>
      left.some((one) => one.title === title && one.part === (beside || path));
    const kept = [...patterns].flatMap(([title, parts]) => parts.filter((part) => !isLeft(title, part)));
    expect(all.length - kept.length, 'each names one part').toBe(left.length);
    const red = new Set(
      errorsWith(
        kept,
        left.map(({ red }) => red),
      ).map(({ path }) => path),
    );
    expect(left.filter((one) => !red.has(one.red))).toEqual([]);
  },
  240_000,
);

it('every example has its canary', () => {
  expect(Object.keys(LEFT_OUT)).toEqual([...patterns.keys()]);
});
