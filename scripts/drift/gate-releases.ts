import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import {
  byVersion,
  type Change,
  changesBetween,
  currentSnapshot,
  isRecord,
  type Release,
  type Snapshot,
  supportedReleases,
} from '../../packages/contracts/releases/index.ts';
import { root } from './contract-sources.ts';
import type { Canary, GateResult } from './gate.ts';
import { releaseMutantsOf } from './release-mutants.ts';
import { sampleContract, text, textBefore, tightened } from './release-samples.ts';

/** Where the contracts of each supported release lie. */
export const RELEASES = join(root, 'packages/contracts/releases');

/**
 * A break that is meant: the newest release whose clients it breaks, the change as this gate prints it, and why. Clients
 * that are older still are broken by it as well.
 */
const DeclaredBreaks = z.array(z.strictObject({ since: z.string(), change: z.string(), because: z.string().min(20) }));
type DeclaredBreaks = z.infer<typeof DeclaredBreaks>;

const judge = ({ version, changes }: Comparison, declared: DeclaredBreaks): string[] => {
  const breaks = changes.filter(({ isBreak }) => isBreak).map(({ id }) => id);
  const isMeant = (id: string): boolean =>
    declared.some(({ since, change }) => change === id && byVersion(version, since) <= 0);
  return [
    ...breaks.filter((id) => !isMeant(id)).map((id) => `undeclared break since ${version}: ${id}`),
    ...declared
      .filter(({ since, change }) => since === version && !breaks.includes(change))
      .map(({ change }) => `declared, but no break since ${version}: ${change}`),
  ];
};

/** Declarations whose release is gone have nothing left to explain. */
const judgeDeclarations = (declared: DeclaredBreaks, releases: readonly { version: string }[]): string[] =>
  declared
    .filter(({ since }) => !releases.some(({ version }) => version === since))
    .map(({ since, change }) => `declared since ${since}, which is not supported: ${change}`);

interface Comparison {
  readonly version: string;
  readonly changes: readonly Change[];
}

const compare = (now: Snapshot, { version, snapshot }: Release): Comparison => ({
  version,
  changes: changesBetween(snapshot, now),
});

/** Parts of a contract that may be anything as far as JSON Schema knows. */
const wordlessParts = (snapshot: Snapshot): string[] => {
  const isWordless = (schema: unknown): boolean =>
    isRecord(schema) && Object.keys(schema).every((keyword) => keyword === '$schema');
  const partsOf = (schema: unknown, path: string): string[] => {
    if (!isRecord(schema)) return [];
    if (isWordless(schema)) return [path];
    const properties = isRecord(schema['properties']) ? Object.entries(schema['properties']) : [];
    return [
      ...properties.flatMap(([key, property]) => partsOf(property, `${path}.${key}`)),
      ...partsOf(schema['items'], `${path}[]`),
    ];
  };
  return Object.entries(snapshot).flatMap(([name, { input, output }]) => [
    ...partsOf(input, `${name} input`),
    ...partsOf(output, `${name} output`),
  ]);
};

const isBroken = (before: Snapshot, now: Snapshot): boolean =>
  changesBetween(before, now).some(({ isBreak }) => isBreak);

const canariesOf = (): Canary[] => {
  const breaks = (now: Snapshot): boolean => isBroken(textBefore.snapshot, now);
  const tightening = compare(tightened, textBefore);
  const declared = tightening.changes
    .filter(({ isBreak }) => isBreak)
    .map(({ id }) => ({ since: '0.2.0', change: id, because: '' }));
  return [
    { name: 'a tightened min() of an input', isCaught: breaks(tightened) },
    { name: 'an output that may be null', isCaught: breaks(sampleContract(text, text.nullable())) },
    { name: 'a removed procedure', isCaught: breaks({}) },
    { name: 'no change is no break', isCaught: !breaks(textBefore.snapshot) },
    { name: 'an undeclared break fails', isCaught: judge(tightening, []).length > 0 },
    {
      name: 'a declared break of newer clients is one of older clients',
      isCaught: judge(tightening, declared).length === 0,
    },
    {
      name: 'a break of newer clients is not declared by one of older clients',
      isCaught: judge({ ...tightening, version: '0.3.0' }, declared).length > 0,
    },
    {
      name: 'a declaration without a break fails',
      isCaught: judge({ version: '0.2.0', changes: [] }, declared).length > 0,
    },
    { name: 'a declaration of a release that is gone fails', isCaught: judgeDeclarations(declared, []).length > 0 },
  ];
};

const changelog = ({ version, changes }: Comparison): string[] => [
  `Since ${version}:`,
  '',
  ...(changes.length > 0
    ? changes.map(({ id, isBreak }) => `- ${isBreak ? '**break** ' : ''}${id}`)
    : ['- nothing that a client could notice']),
  '',
];

/**
 * Gate 3: this tree's contracts against those of every supported release. Types are not compared beside JSON Schema: both
 * are made from the same schemas, so types say more only where JSON Schema has no word, and those places are listed.
 */
export const checkReleases = (): GateResult => {
  const [releases, now] = [supportedReleases(), currentSnapshot()];
  const declaredText = readFileSync(join(RELEASES, 'declared-breaks.json'), 'utf8');
  const declared = DeclaredBreaks.parse(JSON.parse(declaredText));
  const comparisons = releases.map((release) => compare(now, release));
  const mutants = releaseMutantsOf(now);
  const survivors = mutants.filter(({ before, now }) => !isBroken(before, now));
  return {
    title: 'API changelog since each supported release',
    lines: [
      ...comparisons.flatMap(changelog),
      `${mutants.length} mutants, ${survivors.length} survive. Not compared, for want of a word in JSON Schema: ${wordlessParts(now).join(', ') || 'nothing'}.`,
    ],
    failures: [
      ...(releases.length === 0 ? ['no release has a snapshot: npm run drift -- --snapshot 0.1.0'] : []),
      ...comparisons.flatMap((comparison) => judge(comparison, declared)),
      ...judgeDeclarations(declared, releases),
      ...survivors.map(({ id }) => `survivor: ${id}: no break is seen`),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(),
  };
};
