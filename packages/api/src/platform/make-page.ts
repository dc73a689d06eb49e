import type { Bound, TextRow } from './batch.ts';
import { overBudget } from './budget.rules.ts';
import type { App } from './context.ts';
import { envelope, inputsOf, type PageCalls } from './page-calls.ts';
import type { PageQuery } from './page-query.ts';

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

/**
 * Makes the answers of a request's calls from what PostgreSQL printed; null when procedures have to answer it.
 *
 * @throws SyntaxError, CursorRefused and errors of the database, of which the procedures say what they are.
 */
export const makePage = async (app: App, calls: PageCalls, body: string, run: Run): Promise<Uint8Array | null> => {
  const inputs = inputsOf(calls, body);
  const asked = calls.calls.flatMap(({ path, query }, index) => {
    const question = query.ask(app.orm, inputs[index]);
    return question ? [{ path, query, question }] : [];
  });
  if (asked.length < inputs.length) return null;
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
  return Buffer.from(envelope(calls.isBatch, outputs));
};
