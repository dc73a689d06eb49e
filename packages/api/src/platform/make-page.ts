import { LRUCache } from 'lru-cache';
import type { Bound, TextRow } from './batch.ts';
import { overBudget } from './budget.rules.ts';
import type { App } from './context.ts';
import type { Orm } from './orm.ts';
import { envelope, inputsOf, type PageCalls } from './page-calls.ts';
import type { PageQuery, Question } from './page-query.ts';

/** Runs statements as whoever asks; null when that is nobody. */
export type Run = (statements: readonly Bound[]) => Promise<readonly (readonly TextRow[])[] | null>;

/** Of so many answers in production, one is held against its contract; where budgets are enforced, each one is. */
const CHECKED_ANSWERS = 1000;
let answered = 0;

interface Made {
  readonly statements: number;
  readonly output: string;
}

/** Whether an answer is what its procedure would give. What is not is asked of the procedure, which says what is wrong. */
const isAsDeclared = ({ config }: App, { contract }: PageQuery, { statements, output }: Made): boolean => {
  answered += 1;
  const isChecked = config.areBudgetsEnforced || answered % CHECKED_ANSWERS === 0;
  const bytes = config.areBudgetsEnforced ? Buffer.byteLength(output) : null;
  if (overBudget(contract.budget, { statements, externalCalls: 0, bytes }).length > 0) return false;
  return !isChecked || contract.output.safeParse(JSON.parse(output)).success;
};

interface Asked {
  readonly calls: PageCalls;
  readonly body: string;
  readonly run: Run;
}

/** A call whose input is read and whose statements are bound. */
interface Readied {
  readonly path: string;
  readonly query: PageQuery;
  readonly question: Question;
}

/** What many users ask alike is read and bound once: it depends on nothing but the request's own text. */
const MAX_READIED = 1000;
const readied = new WeakMap<Orm, LRUCache<string, readonly Readied[]>>();

/** Null for inputs that procedures refuse. */
const ready = (orm: Orm, { calls, body }: Pick<Asked, 'calls' | 'body'>): readonly Readied[] | null => {
  const known = readied.get(orm) ?? new LRUCache({ max: MAX_READIED });
  readied.set(orm, known);
  const key = `${calls.address} ${body}`;
  const before = known.get(key);
  if (before) return before;
  const inputs = inputsOf(calls, body);
  const made = calls.calls.flatMap(({ path, query }, index) => {
    const question = query.ask(orm, inputs[index]);
    return question ? [{ path, query, question }] : [];
  });
  if (made.length < inputs.length) return null;
  known.set(key, made);
  return made;
};

/**
 * Makes the answers of a request's calls from what PostgreSQL printed; null when procedures have to answer it.
 *
 * @throws SyntaxError, CursorRefused and errors of the database, of which the procedures say what they are.
 */
export const makePage = async (app: App, { calls, body, run }: Asked): Promise<string | null> => {
  const asked = ready(app.orm, { calls, body });
  if (asked === null) return null;
  const stops = asked.map(({ path }) => app.metrics.callDuration.startTimer({ path, outcome: 'answered' }));
  const answers = await run(asked.flatMap(({ question }) => question.statements));
  if (answers === null) return null;
  const outputs: string[] = [];
  let taken = 0;
  for (const { query, question } of asked) {
    const statements = question.statements.length;
    const output = question.write(answers.slice(taken, taken + statements));
    if (!isAsDeclared(app, query, { statements, output })) return null;
    outputs.push(output);
    taken += statements;
  }
  for (const stop of stops) stop();
  return envelope(calls.isBatch, outputs);
};
