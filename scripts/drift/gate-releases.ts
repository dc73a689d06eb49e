import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { appRouter } from '../../packages/api/src/router.ts';
import {
  type AnswersCall,
  byVersion,
  type Change,
  changesBetween,
  currentSnapshot,
  hashesOf,
  isRecord,
  judgeOlderCalls,
  type Release,
  type Snapshot,
  supportedReleases,
} from '../../packages/contracts/releases/index.ts';
import { root } from './contract-sources.ts';
import type { Canary, GateResult } from './gate.ts';

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

/** Procedures whose calls would carry no hash, and so would go on whatever became of their contract. */
const unsentHashes = (procedures: readonly string[], hashes: Readonly<Record<string, string>>): string[] =>
  procedures
    .filter((path) => hashes[path.slice(path.lastIndexOf('.') + 1)] === undefined)
    .map((path) => `calls of ${path} carry no hash`);

const only = (snapshot: Snapshot, name: string): Snapshot => {
  const contract = snapshot[name];
  return contract ? { [name]: contract } : {};
};

/** Older calls that the server would judge otherwise than the changelog does. */
const misjudgedCalls = (now: Snapshot, releases: readonly Release[], answers: AnswersCall): string[] =>
  releases.flatMap(({ version, snapshot }) =>
    Object.entries(hashesOf(snapshot)).flatMap(([name, hash]) => {
      const changes = changesBetween(only(snapshot, name), only(now, name));
      const isBroken = changes.some(({ isBreak }) => isBreak);
      if (answers(name, hash) !== isBroken) return [];
      return [`a call of ${name} from ${version} ${isBroken ? 'goes on, but is not understood' : 'is refused'}`];
    }),
  );

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

const procedure = (input: z.ZodType, output: z.ZodType): Snapshot => {
  const schemas = { input: z.toJSONSchema(input, { io: 'input' }), output: z.toJSONSchema(output) };
  return { canary: { kind: null, ...schemas, refusals: [] } };
};

const canariesOf = (): Canary[] => {
  const text = z.strictObject({ text: z.string().min(2) });
  const before: Release = { version: '0.1.0', snapshot: procedure(text, text) };
  const breaks = (now: Snapshot): boolean => compare(now, before).changes.some(({ isBreak }) => isBreak);
  const tightened = procedure(z.strictObject({ text: z.string().min(3) }), text);
  const tightening = compare(tightened, before);
  const declared = tightening.changes
    .filter(({ isBreak }) => isBreak)
    .map(({ id }) => ({ since: '0.2.0', change: id, because: '' }));
  const loosened = procedure(z.strictObject({ text: z.string() }), text);
  return [
    { name: 'a tightened min() of an input', isCaught: breaks(tightened) },
    { name: 'an output that may be null', isCaught: breaks(procedure(text, text.nullable())) },
    { name: 'a removed procedure', isCaught: breaks({}) },
    { name: 'no change is no break', isCaught: !breaks(before.snapshot) },
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
    { name: 'a hash that is not sent', isCaught: unsentHashes(['room.canary'], {}).length === 1 },
    {
      name: 'an incompatible call that goes on',
      isCaught: misjudgedCalls(tightened, [before], () => true).length === 1,
    },
    {
      name: 'a compatible call that is refused',
      isCaught: misjudgedCalls(loosened, [before], () => false).length === 1,
    },
    {
      name: 'calls that are judged rightly pass',
      isCaught: [tightened, loosened].every(
        (now) => misjudgedCalls(now, [before], judgeOlderCalls(now, [before])).length === 0,
      ),
    },
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
  const text = readFileSync(join(RELEASES, 'declared-breaks.json'), 'utf8');
  const declared = DeclaredBreaks.parse(JSON.parse(text));
  const comparisons = releases.map((release) => compare(now, release));
  const procedures = Object.keys(appRouter._def.procedures);
  return {
    title: 'API changelog since each supported release',
    lines: [
      ...comparisons.flatMap(changelog),
      `${procedures.length} procedures send a hash. Not compared, for want of a word in JSON Schema: ${wordlessParts(now).join(', ') || 'nothing'}.`,
    ],
    failures: [
      ...(releases.length === 0 ? ['no release has a snapshot: npm run drift -- --snapshot 0.1.0'] : []),
      ...comparisons.flatMap((comparison) => judge(comparison, declared)),
      ...judgeDeclarations(declared, releases),
      ...unsentHashes(procedures, hashesOf(now)),
      ...misjudgedCalls(now, releases, judgeOlderCalls(now, releases)),
    ],
    mutants: { killed: 0, total: 0 },
    canaries: canariesOf(),
  };
};
