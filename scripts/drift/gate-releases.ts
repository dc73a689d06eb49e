import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { root } from './contract-sources.ts';
import type { Canary, GateResult } from './gate.ts';
import { type Change, changesBetween } from './release-changes.ts';
import { currentSnapshot, newestSnapshot, type Snapshot } from './snapshot.ts';

/** A break that is meant: the release whose clients it breaks, the change as this gate prints it, and why. */
const DeclaredBreaks = z.array(z.strictObject({ since: z.string(), change: z.string(), because: z.string().min(20) }));
type DeclaredBreaks = z.infer<typeof DeclaredBreaks>;

const judge = (changes: readonly Change[], declared: DeclaredBreaks): string[] => {
  const breaks = changes.filter(({ isBreak }) => isBreak).map(({ id }) => id);
  return [
    ...breaks.filter((id) => !declared.some((one) => one.change === id)).map((id) => `undeclared break: ${id}`),
    ...declared.filter((one) => !breaks.includes(one.change)).map((one) => `declared, but no break: ${one.change}`),
  ];
};

const procedure = (input: z.ZodType, output: z.ZodType): Snapshot => {
  const schemas = { input: z.toJSONSchema(input, { io: 'input' }), output: z.toJSONSchema(output) };
  return { canary: { kind: null, ...schemas, refusals: [] } };
};

const canariesOf = (): Canary[] => {
  const text = z.strictObject({ text: z.string().min(2) });
  const before = procedure(text, text);
  const breaks = (now: Snapshot): boolean => changesBetween(before, now).some(({ isBreak }) => isBreak);
  const tightened = procedure(z.strictObject({ text: z.string().min(3) }), text);
  return [
    { name: 'a tightened min() of an input', isCaught: breaks(tightened) },
    { name: 'an output that may be null', isCaught: breaks(procedure(text, text.nullable())) },
    { name: 'a removed procedure', isCaught: breaks({}) },
    { name: 'no change is no break', isCaught: !breaks(before) },
    { name: 'an undeclared break fails', isCaught: judge(changesBetween(before, tightened), []).length > 0 },
    {
      name: 'a declaration without a break fails',
      isCaught: judge([], [{ since: '0.0.0', change: 'x', because: '' }]).length > 0,
    },
  ];
};

/** Gate 3: this tree's contracts against those of the newest release. */
export const checkReleases = (): GateResult => {
  const newest = newestSnapshot();
  const text = readFileSync(join(root, 'docs/releases/declared-breaks.json'), 'utf8');
  const declared = DeclaredBreaks.parse(JSON.parse(text)).filter(({ since }) => since === newest?.version);
  const changes = newest ? changesBetween(newest.snapshot, currentSnapshot()) : [];
  const lines = changes.map(({ id, isBreak }) => `- ${isBreak ? '**break** ' : ''}${id}`);
  return {
    title: `API changelog since ${newest?.version ?? 'the beginning'}`,
    lines: lines.length > 0 ? lines : ['Nothing that a client could notice.'],
    failures: newest ? judge(changes, declared) : ['no release has a snapshot: npm run drift -- --snapshot 0.1.0'],
    mutants: { killed: 0, total: 0 },
    canaries: canariesOf(),
  };
};
