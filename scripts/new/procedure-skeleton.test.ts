import { expect, it } from 'vitest';
import { readSources } from '../../packages/drift/src/contract-sources.ts';
import type { Edit } from '../../packages/drift/src/mutants/mutants.ts';
import { openTypeChecker } from '../../packages/drift/src/mutants/type-checker.ts';
import { procedureSkeleton, type Skeleton, withLine } from './procedure-skeleton.ts';

const sources = readSources(['packages/{contracts,load-plan,api,web-client}/{src,test}/**/*.{ts,tsx}']);

const SKELETONS = [['worklist.snoozeDocument', procedureSkeleton('worklist', 'snoozeDocument')]] as const;

/** What no package but its own compiles. */
const isCompiled = ({ path }: { readonly path: string }): boolean => !path.startsWith('packages/e2e/');

/** The same files before they are written. */
const notYet = SKELETONS.flatMap(([, { files }]) => files.filter(isCompiled).map(({ path }) => ({ path, text: '' })));

const editsOf = ({ files, lines }: Skeleton): Edit[] => {
  const changed = new Map<string, string>();
  for (const line of lines) {
    const before = changed.get(line.path) ?? sources.find(({ path }) => path === line.path)?.text ?? '';
    changed.set(line.path, withLine(before, line));
  }
  const added = files.filter(isCompiled).map(({ path, text }) => ({ file: path, start: 0, end: 0, text }));
  const whole = [...changed].map(([file, text]) => {
    const end = sources.find(({ path }) => path === file)?.text.length ?? 0;
    return { file, start: 0, end, text };
  });
  return [...added, ...whole];
};

it('after `npm run new` nothing fails to compile but how the procedure is called, which is left to say', () => {
  const all = [...sources, ...notYet];
  using checker = openTypeChecker(all);
  for (const [called, skeleton] of SKELETONS) {
    const errors = checker.errorsAfter(
      editsOf(skeleton),
      all.map(({ path }) => path),
      false,
    );
    expect([...new Set(errors.map(({ path }) => path))]).toEqual(['packages/api/test/call-procedures.ts']);
    expect(errors.map(({ text }) => text).join()).toContain(called);
    for (const said of ['call-procedures.ts', '.db.test.ts is red', '.spec.ts is red']) {
      expect(skeleton.left.join('\n')).toContain(said);
    }
  }
}, 240_000);

it('a line goes where its kind is, in order', () => {
  const added = { path: 'x', line: "export * from './b.ts';", among: /^export/ };
  expect(withLine("// x\nexport * from './a.ts';\nexport * from './c.ts';\n", added)).toBe(
    "// x\nexport * from './a.ts';\nexport * from './b.ts';\nexport * from './c.ts';\n",
  );
  expect(withLine("export * from './c.ts';\n", added)).toBe("export * from './b.ts';\nexport * from './c.ts';\n");
  expect(() => withLine('nothing\n', added)).toThrow('could stand beside');
});
