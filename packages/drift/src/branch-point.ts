import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { Snapshot } from '../../contracts/releases/index.ts';
import { root } from './contract-sources.ts';
import { Links } from './link-rules.ts';

/** What a tree says where it meets others: its contracts, its stored forms, its links; null where they cannot be read. */
const Surroundings = z.strictObject({
  contracts: Snapshot.nullable(),
  stored: z.record(z.string(), z.array(z.record(z.string(), z.unknown()))).nullable(),
  links: Links.nullable(),
});
export type Surroundings = z.infer<typeof Surroundings>;

/** What this branch began with; without it, why it is not known. `said` names it. */
export interface BranchPoint {
  readonly said: string;
  readonly surroundings: Surroundings | null;
}

/** Reads git in a repository; null when it says no. */
export type Git = (...args: string[]) => string | null;

const gitIn =
  (folder: string): Git =>
  (...args) => {
    const { status, stdout } = spawnSync('git', args, { cwd: folder, encoding: 'utf8', maxBuffer: 100_000_000 });
    return status === 0 ? stdout.trim() : null;
  };

const PACKAGES = ['contracts', 'load-plan', 'api', 'web-client'];
const PATHS = PACKAGES.flatMap((name) => [`packages/${name}/src`, `packages/${name}/package.json`]);

/**
 * The commit to compare with: where the branch left main; on main itself what was committed last, or the commit before it
 * when nothing is changed since. Null in a clone that holds one commit only.
 */
export const commitBefore = (git: Git): string | null => {
  const head = git('rev-parse', 'HEAD');
  if (head === null) return null;
  const bases = ['main', 'origin/main'].map((main) => git('merge-base', 'HEAD', main));
  const base = bases.find((commit) => commit !== null && commit !== head);
  if (base) return base;
  const isDirty = git('status', '--porcelain', '--', ...PATHS) !== '';
  return isDirty ? head : git('rev-parse', '--verify', '--quiet', 'HEAD~1');
};

/** Gives a package of another tree what this one has installed; Mailroom's own packages are the other tree's. */
const install = (folder: string, name: string): void => {
  const [here, there] = [root, folder].map((tree) => join(tree, 'packages', name, 'node_modules'));
  if (here === undefined || there === undefined) return;
  mkdirSync(there, { recursive: true });
  for (const entry of readdirSync(here).filter((one) => !one.startsWith('.'))) {
    const scoped = entry.startsWith('@') ? readdirSync(join(here, entry)).map((one) => join(entry, one)) : [entry];
    if (entry.startsWith('@')) mkdirSync(join(there, entry));
    for (const one of scoped) {
      const [, ours] = /^@mailroom\/(.+)$/.exec(one) ?? [];
      symlinkSync(
        ours === undefined ? realpathSync(join(here, one)) : join(folder, 'packages', ours),
        join(there, one),
      );
    }
  }
};

const extract = (commit: string, folder: string): boolean => {
  const archive = spawnSync('git', ['archive', commit, ...PATHS], { cwd: root, maxBuffer: 500_000_000 });
  const { status } = spawnSync('tar', ['-x', '-C', folder], { input: archive.stdout });
  if (archive.status !== 0 || status !== 0) return false;
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'));
  for (const name of PACKAGES) install(folder, name);
  return true;
};

/** Its code runs in a process of its own, beside nothing of this tree but what reads it. */
const readTree = (folder: string): Surroundings | null => {
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'read-tree.ts'), folder], {
    encoding: 'utf8',
    maxBuffer: 100_000_000,
    timeout: 60_000,
  });
  return status === 0 ? Surroundings.parse(JSON.parse(stdout)) : null;
};

const readCommit = (commit: string): Surroundings | null => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-branch-point-'));
  try {
    return extract(commit, folder) ? readTree(folder) : null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

const read = (git: Git): BranchPoint => {
  const commit = commitBefore(git);
  if (commit === null) {
    return { said: 'not compared with an earlier commit, because this clone has none', surroundings: null };
  }
  const short = commit.slice(0, 12);
  if (git('diff', '--quiet', commit, '--', ...PATHS) !== null) {
    return { said: `nothing of it has changed since ${short}`, surroundings: null };
  }
  const surroundings = readCommit(commit);
  return {
    said: surroundings ? `compared with ${short}` : `${short} could not be read, and was not compared`,
    surroundings,
  };
};

let known: BranchPoint | null = null;

/** What this branch began with: released contracts are compared with their releases, and everything with this. */
export const branchPoint = (): BranchPoint => (known ??= read(gitIn(root)));
