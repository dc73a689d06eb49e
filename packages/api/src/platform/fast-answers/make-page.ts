import { hash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { Bound, TextRow } from '../database/batch.ts';
import type { Orm } from '../database/orm.ts';
import { overBudget } from '../http/budget.rules.ts';
import type { App } from '../process/context.ts';
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

/** A call whose input is read and whose statements are bound. */
interface ReadiedCall {
  readonly path: string;
  readonly query: PageQuery;
  readonly question: Question;
}

/** A request whose calls are readied. */
export interface ReadiedPage {
  readonly isBatch: boolean;
  readonly calls: readonly ReadiedCall[];
  /** A digest of what is asked, the same however the request is written: spaces and the order of keys say nothing. */
  readonly key: string;
}

/** Longer bodies are read anew: no screen sends them, and what is remembered must not grow with what is sent. */
const MAX_REMEMBERED_LENGTH = 4000;
/** What many users ask alike is read and bound once: it depends on nothing but the request's own text. */
const MAX_REMEMBERED = 1000;
const remembered = new WeakMap<Orm, LRUCache<string, ReadiedPage>>();

const keyOf = (address: string, inputs: readonly unknown[]): string =>
  hash('sha256', JSON.stringify([address, inputs]), 'base64url');

/** Null for inputs that procedures refuse. */
const readAsked = (orm: Orm, calls: PageCalls, body: string): ReadiedPage | null => {
  const inputs = inputsOf(calls, body);
  const read = calls.calls.flatMap(({ path, query }, index) => {
    const asked = query.ask(orm, inputs[index]);
    return asked ? [{ path, query, ...asked }] : [];
  });
  if (read.length < inputs.length) return null;
  const key = keyOf(
    calls.address,
    read.map(({ input }) => input),
  );
  return { isBatch: calls.isBatch, calls: read, key };
};

/**
 * Reads what a request asks for; null for inputs that procedures refuse.
 *
 * @throws SyntaxError and CursorRefused, of which the procedures say what they are.
 */
export const readyPage = (orm: Orm, calls: PageCalls, body: string): ReadiedPage | null => {
  if (body.length > MAX_REMEMBERED_LENGTH) return readAsked(orm, calls, body);
  const known = remembered.get(orm) ?? new LRUCache({ max: MAX_REMEMBERED });
  remembered.set(orm, known);
  const asText = `${calls.address} ${body}`;
  const before = known.get(asText);
  if (before) return before;
  const readied = readAsked(orm, calls, body);
  if (readied) known.set(asText, readied);
  return readied;
};

/**
 * Makes the answers of a request's calls from what PostgreSQL printed; null when procedures have to answer it.
 *
 * @throws errors of the database, of which the procedures say what they are.
 */
export const makePage = async (app: App, { calls, isBatch }: ReadiedPage, run: Run): Promise<string | null> => {
  const answers = await run(calls.flatMap(({ question }) => question.statements));
  if (answers === null) return null;
  const outputs: string[] = [];
  let taken = 0;
  for (const { query, question } of calls) {
    const statements = question.statements.length;
    const output = question.write(answers.slice(taken, taken + statements));
    if (!isAsDeclared(app, query, { statements, output })) return null;
    outputs.push(output);
    taken += statements;
  }
  return envelope(isBatch, outputs);
};
