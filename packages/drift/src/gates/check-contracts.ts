import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parse, readSources } from '../contract-sources.ts';
import type { Canary, GateResult, SourceText } from '../gate.ts';
import type { Verdict } from '../mutants/hunt.ts';
import { huntInParallel } from '../mutants/hunt-in-parallel.ts';
import { type Mutant, type MutantKind, mutantsOf } from '../mutants/mutants.ts';
import { readSurface } from '../mutants/surface.ts';

/** Why no type notices some mutants, and what would make one notice. */
const Explanations = z.array(
  z.strictObject({ because: z.string().min(20), wouldBeKilledBy: z.string(), mutants: z.array(z.string()).min(1) }),
);
type Explanations = z.infer<typeof Explanations>;

const IDENTITY = 'canary: nothing changes';
const GUTTED = 'canary: a contract is gone';

const isTest = (path: string): boolean => /\.test\.tsx?$/.test(path);

/** The product, without its tests: a test that notices is no proof that the types do. */
const productSources = (): SourceText[] =>
  readSources(
    ['packages/{contracts,api,web-client,demo-hospital,load-plan}/src/**/*.{ts,tsx}', 'packages/api/migrations/*.ts'],
    (path) => !isTest(path),
  );

const canaryMutants = (contracts: readonly SourceText[]): Mutant[] => {
  const file = contracts.find(({ text }) => text.includes('= contract({'));
  if (!file) throw new Error('There is no contract.');
  const base = { kind: 'remove' as const, word: 'contract', asksForReaders: false };
  const whole = { file: file.path, start: 0, end: file.text.length };
  return [
    { ...base, id: IDENTITY, edits: [{ ...whole, text: `${file.text}\n` }] },
    { ...base, id: GUTTED, edits: [{ ...whole, text: 'export {};\n' }] },
  ];
};

/** Survivors that nobody explained, and explanations of mutants that do not survive. */
const judgeSurvivors = (survivors: readonly string[], explanations: Explanations): string[] => {
  const explained = explanations.flatMap(({ mutants }) => mutants);
  return [
    ...survivors.filter((id) => !explained.includes(id)).map((id) => `unexplained survivor: ${id}`),
    ...explained.filter((id) => !survivors.includes(id)).map((id) => `explained, but killed or gone: ${id}`),
  ];
};

const canariesOf = (verdicts: readonly Verdict[]): Canary[] => {
  const killerOf = (id: string): string | null | undefined => verdicts.find((verdict) => verdict.id === id)?.killer;
  const explained = [{ because: '', wouldBeKilledBy: '', mutants: ['x'] }];
  return [
    { name: 'a mutant that changes nothing survives', isCaught: killerOf(IDENTITY) === null },
    { name: 'a contract that is gone is noticed', isCaught: typeof killerOf(GUTTED) === 'string' },
    { name: 'an unexplained survivor fails', isCaught: judgeSurvivors(['x'], []).length === 1 },
    { name: 'a stale explanation fails', isCaught: judgeSurvivors([], explained).length === 1 },
  ];
};

const scoreTable = (mutants: readonly Mutant[], survivors: ReadonlySet<string>): string[] => {
  const kinds = [...new Set<MutantKind>(mutants.map(({ kind }) => kind))];
  const rows = kinds.map((kind) => {
    const mine = mutants.filter((mutant) => mutant.kind === kind);
    const killed = mine.filter(({ id }) => !survivors.has(id)).length;
    return `| ${kind} | ${mine.length} | ${killed} | ${mine.length - killed} |`;
  });
  return ['| change | mutants | killed | survive |', '| --- | --- | --- | --- |', ...rows];
};

const explanationTable = (explanations: Explanations): string[] => {
  if (explanations.length === 0) return ['No survivor is explained away.'];
  const rows = explanations.map(
    ({ because, wouldBeKilledBy, mutants }) =>
      `| ${mutants.length}: ${mutants.join(', ')} | ${because} | ${wouldBeKilledBy} |`,
  );
  return ['| survivors | why | what would kill them |', '| --- | --- | --- |', ...rows];
};

/** Gate 1: every field, enum value and refusal of the contracts, changed, against the types of server and client. */
export const checkContracts = async (): Promise<GateResult> => {
  const sources = productSources();
  const contracts = sources.filter(({ path }) => path.startsWith('packages/contracts/'));
  const mutants = mutantsOf(readSurface(contracts.map(parse)));
  const start = performance.now();
  const { baseline, verdicts, readers } = await huntInParallel({
    sources,
    mutants: [...canaryMutants(contracts), ...mutants],
  });
  const seconds = Math.round((performance.now() - start) / 1000);
  const killed = new Set(verdicts.filter(({ killer }) => killer !== null).map(({ id }) => id));
  const survivors = mutants.map(({ id }) => id).filter((id) => !killed.has(id));
  const text = readFileSync(new URL('../mutants/explained-survivors.json', import.meta.url), 'utf8');
  const explanations = Explanations.parse(JSON.parse(text));
  const unread = readers.filter(({ killer }) => killer === null).map(({ id }) => id.replace('remove ', ''));
  return {
    title: 'Contracts against server and client',
    lines: [
      ...scoreTable(mutants, new Set(survivors)),
      '',
      ...explanationTable(explanations),
      '',
      `Over-fetch, read by no client: ${unread.length === 0 ? 'nothing' : unread.sort().join(', ')}.`,
      `${mutants.length} mutants in ${seconds} s.`,
    ],
    failures: [
      ...baseline.map(({ path, text }) => `does not compile to begin with: ${path}: ${text}`),
      ...judgeSurvivors(survivors, explanations),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(verdicts),
  };
};
