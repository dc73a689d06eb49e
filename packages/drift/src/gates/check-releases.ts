import {
  changesBetween,
  currentSnapshot,
  isRecord,
  type Release,
  type Snapshot,
  supportedReleases,
} from '../../../contracts/releases/index.ts';
import { type BranchPoint, branchPoint } from '../branch-point.ts';
import { type Comparison, judge, judgeDeclarations, judgeUnreleased, readDeclaredBreaks } from '../declared-breaks.ts';
import type { Canary, GateResult } from '../gate.ts';
import { meaningMutantsOf } from '../mutants/meaning-mutants.ts';
import { releaseMutantsOf } from '../mutants/release-mutants.ts';
import { unplainParts } from '../samples/plain-schemas.ts';
import { sampleContract, text, textBefore, tightened } from '../samples/release-samples.ts';

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

/** Parts of which a release's snapshot says nothing. */
const unsaid = ({ version, snapshot }: Release): string[] => {
  const parts = (['payloads', 'budget', 'audit'] as const).filter((part) =>
    Object.values(snapshot).some((procedure) => procedure[part] === undefined),
  );
  return parts.length === 0
    ? []
    : [`Release ${version} does not say ${parts.join(', ')}: those are compared with the branch point only.`];
};

const sinceBranchPoint = ({ surroundings }: BranchPoint, now: Snapshot): string[] =>
  surroundings?.contracts
    ? changesBetween(surroundings.contracts, now)
        .filter(({ needsReason }) => needsReason)
        .map(({ id }) => id)
    : [];

const isNoticed = (before: Snapshot, now: Snapshot): boolean =>
  changesBetween(before, now).some(({ needsReason }) => needsReason);

const canariesOf = (): Canary[] => {
  const breaks = (now: Snapshot): boolean => isNoticed(textBefore.snapshot, now);
  const tightening = compare(tightened, textBefore);
  const declared = tightening.changes
    .filter(({ needsReason }) => needsReason)
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
    { name: 'a change since the branch point without a reason fails', isCaught: judgeUnreleased(['x'], []).length > 0 },
    {
      name: 'a change since the branch point with a reason passes',
      isCaught: judgeUnreleased(['x'], [{ since: 'unreleased', change: 'x', because: '' }]).length === 0,
    },
  ];
};

const changelog = ({ version, changes }: Comparison): string[] => [
  `Since ${version}:`,
  '',
  ...(changes.length > 0
    ? changes.map(
        ({ id, isBreak, needsReason }) => `- ${isBreak ? '**break** ' : needsReason ? '**needs a reason** ' : ''}${id}`,
      )
    : ['- nothing that a client could notice']),
  '',
];

/**
 * Gate 3: this tree's contracts against those of every supported release. Types are not compared beside JSON Schema: both
 * are made from the same schemas, so types say more only where JSON Schema has no word, and those places are listed.
 */
export const checkReleases = (): GateResult => {
  const [releases, now] = [supportedReleases(), currentSnapshot()];
  const declared = readDeclaredBreaks();
  const since = branchPoint();
  const comparisons = releases.map((release) => compare(now, release));
  const mutants = [...releaseMutantsOf(now), ...meaningMutantsOf(now)];
  const survivors = mutants.filter(({ before, now }) => !isNoticed(before, now));
  return {
    title: 'API changelog since each supported release',
    lines: [
      ...comparisons.flatMap(changelog),
      ...releases.flatMap(unsaid),
      `Contracts as a whole: ${since.said}.`,
      `${mutants.length} mutants, ${survivors.length} survive. Not compared, for want of a word in JSON Schema: ${wordlessParts(now).join(', ') || 'nothing'}.`,
    ],
    failures: [
      ...(releases.length === 0 ? ['no release has a snapshot: npm run drift -- --snapshot 0.1.0'] : []),
      ...comparisons.flatMap((comparison) => judge(comparison, declared)),
      ...judgeDeclarations(declared, releases),
      ...judgeUnreleased(sinceBranchPoint(since, now), declared),
      ...unplainParts().map((part) => `a contract states values as they are: ${part}`),
      ...survivors.map(({ id }) => `survivor: ${id}: nothing is seen`),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(),
  };
};
