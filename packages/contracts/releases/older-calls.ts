import { changesBetween } from './release-changes.ts';
import { hashesOf, type Release, type Snapshot } from './snapshot.ts';

/** Whether a call of this procedure, made under the contract with this hash, is answered in a way the caller understands. */
export type AnswersCall = (name: string, hash: string) => boolean;

/** The releases' contracts that were changed in a way their clients do not notice, and the present ones. */
const understoodHashes = (now: Snapshot, releases: readonly Release[]): Map<string, Set<string>> => {
  const understood = new Map(Object.entries(hashesOf(now)).map(([name, hash]) => [name, new Set([hash])]));
  for (const { snapshot } of releases) {
    for (const [name, hash] of Object.entries(hashesOf(snapshot))) {
      const [before, after] = [snapshot[name], now[name]];
      if (!before || !after) continue;
      const isBroken = changesBetween({ [name]: before }, { [name]: after }).some(({ isBreak }) => isBreak);
      if (!isBroken) understood.get(name)?.add(hash);
    }
  }
  return understood;
};

/**
 * Judges calls of clients that were built from an older release. A hash that no supported release had is not answered: what
 * its caller expects is not known.
 */
export const judgeOlderCalls = (now: Snapshot, releases: readonly Release[]): AnswersCall => {
  const understood = understoodHashes(now, releases);
  return (name, hash) => understood.get(name)?.has(hash) ?? false;
};
