import { expect, it } from 'vitest';
import { commitBefore, type Git } from './branch-point.ts';

/** A repository that answers with these, and says no to everything else. */
const repository =
  (answers: Readonly<Record<string, string>>): Git =>
  (...args) =>
    Object.entries(answers).find(([asked]) => args.join(' ').startsWith(asked))?.[1] ?? null;

it.each<[what: string, answers: Readonly<Record<string, string>>, commit: string | null]>([
  ['a branch, where it left main', { 'rev-parse HEAD': 'b2', 'merge-base HEAD main': 'm1' }, 'm1'],
  [
    'a branch of a clone that has no main, where it left the main that was cloned',
    { 'rev-parse HEAD': 'b2', 'merge-base HEAD origin/main': 'm1' },
    'm1',
  ],
  [
    'main with changes, what was committed last',
    { 'rev-parse HEAD': 'm2', 'merge-base HEAD main': 'm2', status: ' M packages/contracts/src/refusals.ts' },
    'm2',
  ],
  [
    'main without changes, the commit before',
    { 'rev-parse HEAD': 'm2', 'merge-base HEAD main': 'm2', status: '', 'rev-parse --verify': 'm1' },
    'm1',
  ],
  ['a clone of one commit with changes, that commit', { 'rev-parse HEAD': 'm2', status: ' M x' }, 'm2'],
  ['a clone of one commit without changes, nothing', { 'rev-parse HEAD': 'm2', status: '' }, null],
  ['a folder without git, nothing', {}, null],
])('compared with %s', (_, answers, commit) => {
  expect(commitBefore(repository(answers))).toBe(commit);
});
