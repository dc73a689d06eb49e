import { differencesBetween } from './schema-difference.ts';
import type { Snapshot } from './snapshot.ts';

/** One line of the changelog. A break is one for clients of the release before. */
export interface Change {
  readonly id: string;
  readonly isBreak: boolean;
}

type Procedure = Snapshot[string];

const change = (id: string, isBreak: boolean): Change => ({ id, isBreak });

/**
 * Inputs old to new: a strict server has to accept what an old client sends. Outputs new to old: an old client ignores keys
 * it does not know, because Mailroom's client does not validate answers, but relies on everything else.
 */
const procedureChanges = (name: string, before: Procedure, now: Procedure): Change[] => {
  const say = (side: string, isBreak: boolean) => (found: { path: string; what: string }) =>
    change(`${name} ${side}${found.path}: ${found.what}`, isBreak);
  const added = now.refusals.filter((code) => !before.refusals.includes(code));
  const gone = before.refusals.filter((code) => !now.refusals.includes(code));
  return [
    ...(before.kind !== null && before.kind !== now.kind
      ? [change(`${name}: ${before.kind} became ${now.kind ?? 'undeclared'}`, true)]
      : []),
    ...differencesBetween(before.input, now.input, 'exact').map(say('input', true)),
    ...differencesBetween(now.output, before.output, 'lenient').map(say('output', true)),
    ...differencesBetween(now.input, before.input, 'exact').map(say('input accepts more', false)),
    ...differencesBetween(before.output, now.output, 'exact').map(say('output', false)),
    ...added.map((code) => change(`${name} may refuse ${code}: older clients say the general sentence`, false)),
    ...gone.map((code) => change(`${name} no longer refuses ${code}`, false)),
  ];
};

/** What changed between two releases, breaks first. */
export const changesBetween = (before: Snapshot, now: Snapshot): Change[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const changes = names.flatMap((name) => {
    const [old, current] = [before[name], now[name]];
    if (!current) return [change(`${name}: removed`, true)];
    return old ? procedureChanges(name, old, current) : [change(`${name}: new`, false)];
  });
  return changes.sort((one, other) => Number(other.isBreak) - Number(one.isBreak));
};
