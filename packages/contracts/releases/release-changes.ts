import type { JsonSchema } from './json-schema.ts';
import { meaningChanges } from './meaning-changes.ts';
import { differencesBetween, REWRITINGS } from './schema-difference.ts';
import type { Snapshot } from './snapshot.ts';

/** One line of the changelog. */
export interface Change {
  readonly id: string;
  /** For clients of the release before: their calls are refused, and their tabs reload. */
  readonly isBreak: boolean;
  /** A break, and what breaks no client and is still no accident: it says why, in `declared-breaks.json`. */
  readonly needsReason: boolean;
}

type Procedure = Snapshot[string];

const change = (id: string, isBreak: boolean): Change => ({ id, isBreak, needsReason: isBreak });
const reasoned = (id: string): Change => ({ id, isBreak: false, needsReason: true });

/** Inputs old to new: a strict server has to accept what an old client sends. A bound that goes was there for the server's sake. */
const inputChanges = (name: string, before: JsonSchema, now: JsonSchema): Change[] => [
  ...differencesBetween(before, now, 'exact').map(({ path, what }) => change(`${name} input${path}: ${what}`, true)),
  ...differencesBetween(now, before, 'exact').map(({ path, what, isBound = false }) => ({
    ...change(`${name} input accepts more${path}: ${what}`, false),
    needsReason: isBound,
  })),
  ...meaningChanges(before, now).map(({ path, what }) => reasoned(`${name} input${path}: ${what}`)),
];

/**
 * Answers, events and refusals new to old: an old client ignores keys it does not know, because Mailroom's client does not
 * validate them, but relies on everything else. A bound that was not there before turns what was answered into an error.
 */
const answerChanges = (side: string, before: JsonSchema, now: JsonSchema): Change[] => [
  ...differencesBetween(now, before, 'lenient').map(({ path, what }) => change(`${side}${path}: ${what}`, true)),
  ...differencesBetween(before, now, 'exact').map(({ path, what, isBound = false }) => ({
    ...change(`${side}${path}: ${what}`, false),
    needsReason: isBound,
  })),
  ...meaningChanges(before, now).map(({ path, what }) => reasoned(`${side}${path}: ${what}`)),
];

const refusalChanges = (name: string, before: Procedure, now: Procedure): Change[] => {
  const added = now.refusals.filter((code) => !before.refusals.includes(code));
  const gone = before.refusals.filter((code) => !now.refusals.includes(code));
  const payloads = Object.entries(before.payloads ?? {}).flatMap(([code, older]) => {
    const newer = now.payloads?.[code];
    return newer ? answerChanges(`${name} refusal ${code}`, older, newer) : [];
  });
  return [
    ...added.map((code) => change(`${name} may refuse ${code}: older clients say the general sentence`, false)),
    ...gone.map((code) => change(`${name} no longer refuses ${code}`, false)),
    ...payloads,
  ];
};

const budgetChanges = (name: string, before: Procedure, now: Procedure): Change[] =>
  Object.entries(before.budget ?? {}).flatMap(([what, older]) => {
    const newer = now.budget?.[what] ?? Number.POSITIVE_INFINITY;
    const id = `${name} budget of ${what}: ${older} became ${newer}`;
    if (newer === older) return [];
    return [newer > older ? reasoned(id) : change(id, false)];
  });

const auditChanges = (name: string, { audit }: Procedure, now: Procedure): Change[] => {
  if (!audit) return [];
  const actions = now.audit ?? [];
  return [
    ...audit
      .filter((one) => !actions.includes(one))
      .map((one) => reasoned(`${name} no longer writes ${one} into the audit`)),
    ...actions
      .filter((one) => !audit.includes(one))
      .map((one) => change(`${name} writes ${one} into the audit`, false)),
  ];
};

/** Snapshots that say no payloads count no rewritings either. */
const asSaidBy = ({ payloads }: Procedure, schema: JsonSchema): JsonSchema => {
  if (payloads) return schema;
  const text = JSON.stringify(schema, (key, value: unknown) => (key === REWRITINGS ? undefined : value));
  // A schema without one of its keywords is one still.
  return JSON.parse(text) as JsonSchema;
};

const procedureChanges = (name: string, before: Procedure, now: Procedure): Change[] => [
  ...(before.kind !== null && before.kind !== now.kind
    ? [change(`${name}: ${before.kind} became ${now.kind ?? 'undeclared'}`, true)]
    : []),
  ...inputChanges(name, before.input, asSaidBy(before, now.input)),
  ...answerChanges(`${name} output`, before.output, asSaidBy(before, now.output)),
  ...refusalChanges(name, before, now),
  ...budgetChanges(name, before, now),
  ...auditChanges(name, before, now),
];

/** What changed between two releases, breaks first. */
export const changesBetween = (before: Snapshot, now: Snapshot): Change[] => {
  const names = [...new Set([...Object.keys(before), ...Object.keys(now)])].sort();
  const changes = names.flatMap((name) => {
    const [old, current] = [before[name], now[name]];
    if (!current) return [change(`${name}: removed`, true)];
    if (old === current) return [];
    return old ? procedureChanges(name, old, current) : [change(`${name}: new`, false)];
  });
  const unique = [...new Map(changes.map((one) => [one.id, one])).values()];
  return unique.sort((one, other) => rank(one) - rank(other));
};

const rank = ({ isBreak, needsReason }: Change): number => (isBreak ? 0 : Number(!needsReason) + 1);
