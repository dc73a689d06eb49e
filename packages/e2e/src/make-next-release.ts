import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { REPOSITORY } from './run-mailroom.ts';

/** What is made anew in each tree, or belongs to this one only. */
const LEFT_OUT = new Set(['dist', '.results', '.turbo', '.vite', 'e2e']);

const CHANGES = [
  {
    // Clients of before do not notice: they ask for fewer rows.
    file: 'packages/contracts/src/worklist/list-worklist.ts',
    from: 'limit: z.int().min(1).max(200)',
    to: 'limit: z.int().min(1).max(300)',
  },
  {
    // Clients of before rely on a title.
    file: 'packages/contracts/src/documents/open-document.ts',
    from: '  title: z.string(),',
    to: '  title: z.string().nullable(),',
  },
];

/** The sources of a release after this one, which knows this one's contracts and has changed two of them. */
export const makeNextRelease = (): { root: string } & AsyncDisposable => {
  const root = mkdtempSync(join(tmpdir(), 'mailroom-next-'));
  for (const name of ['packages', 'scripts', 'docs', 'package.json', 'tsconfig.base.json', 'tsconfig.json']) {
    const filter = (path: string): boolean => !LEFT_OUT.has(basename(path));
    cpSync(join(REPOSITORY, name), join(root, name), { recursive: true, verbatimSymlinks: true, filter });
  }
  symlinkSync(join(REPOSITORY, 'node_modules'), join(root, 'node_modules'));
  const snapshot = spawnSync(process.execPath, ['packages/drift/src/drift.ts', '--snapshot', '99.0.0'], { cwd: root });
  if (snapshot.status !== 0) throw new Error(`The release has no snapshot: ${snapshot.stderr.toString()}`);
  for (const { file, from, to } of CHANGES) {
    const text = readFileSync(join(root, file), 'utf8');
    if (!text.includes(from)) throw new Error(`${file} has no "${from}" to change.`);
    writeFileSync(join(root, file), text.replace(from, to));
  }
  return { root, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
};
