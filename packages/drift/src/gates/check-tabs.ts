import { appRouter } from '../../../api/src/router.ts';
import {
  type AnswersCall,
  changesBetween,
  currentSnapshot,
  hashesOf,
  judgeOlderCalls,
  type Release,
  type Snapshot,
  supportedReleases,
} from '../../../contracts/releases/index.ts';
import type { Canary, GateResult } from '../gate.ts';
import { releaseMutantsOf } from '../mutants/release-mutants.ts';
import { loosened, textBefore, tightened } from '../samples/release-samples.ts';

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

const canariesOf = (): Canary[] => [
  { name: 'a hash that is not sent', isCaught: unsentHashes(['room.canary'], {}).length === 1 },
  {
    name: 'an incompatible call that goes on',
    isCaught: misjudgedCalls(tightened, [textBefore], () => true).length === 1,
  },
  {
    name: 'a compatible call that is refused',
    isCaught: misjudgedCalls(loosened, [textBefore], () => false).length === 1,
  },
  {
    name: 'calls that are judged rightly pass',
    isCaught: [tightened, loosened].every(
      (now) => misjudgedCalls(now, [textBefore], judgeOlderCalls(now, [textBefore])).length === 0,
    ),
  },
];

/** Whether the server still answers a tab that was built from the contract before. */
const goesOn = (name: string, before: Snapshot, now: Snapshot): boolean =>
  judgeOlderCalls(only(now, name), [{ version: '0.0.0', snapshot: only(before, name) }])(
    name,
    hashesOf(only(before, name))[name] ?? '',
  );

/** Gate 4: calls of a tab left open across a release. What the tab then does is a story of the browser's tests, on two builds. */
export const checkTabs = (): GateResult => {
  const [releases, now] = [supportedReleases(), currentSnapshot()];
  const procedures = Object.keys(appRouter._def.procedures);
  const mutants = releaseMutantsOf(now);
  const survivors = mutants.filter(({ name, before, now }) => goesOn(name, before, now));
  return {
    title: 'A tab left open across a release',
    lines: [
      `${procedures.length} procedures send a hash. Releases whose tabs are answered: ${releases.map(({ version }) => version).join(', ') || 'none'}.`,
      `${mutants.length} contracts broken in one place, ${survivors.length} of them are answered.`,
      'In the browser, with two builds: packages/e2e/src/open-across-a-release.spec.ts.',
    ],
    failures: [
      ...unsentHashes(procedures, hashesOf(now)),
      ...misjudgedCalls(now, releases, judgeOlderCalls(now, releases)),
      ...survivors.map(({ id }) => `survivor: ${id}: its older calls go on`),
    ],
    mutants: { killed: mutants.length - survivors.length, total: mutants.length },
    canaries: canariesOf(),
  };
};
