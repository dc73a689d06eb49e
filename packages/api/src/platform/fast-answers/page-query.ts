import { type Contract, mayCall, READING_ROLES } from '@mailroom/contracts';
import type { z } from 'zod';
import type { Bound, TextRow } from '../database/batch.ts';
import type { Orm } from '../database/orm.ts';
import { runAll } from '../database/statement.ts';
import type { SignedInContext } from '../process/context.ts';

/** What a page is made of: statements that one transaction runs, and how their answers become the output as JSON. */
export interface Question {
  readonly statements: readonly Bound[];
  write(answers: readonly (readonly TextRow[])[]): string;
}

/** Whether pages are answered to somebody: what others are refused, the procedures say. */
export const maySeePages = (role: string | null | undefined): boolean =>
  READING_ROLES.some((reading) => reading === role);

/** A query whose answer depends on facility, role, input and the worklist's version only. */
export interface PageQuery {
  readonly contract: Contract;
  /** The input as the contract reads it, and its question; null for what the procedure refuses or has to answer itself. */
  ask(orm: Orm, input: unknown): { readonly input: unknown; readonly question: Question } | null;
}

/** The same with its types, for its procedure. */
export interface DeclaredPage<Input extends z.ZodType, Output extends z.ZodType> extends PageQuery {
  readonly contract: Contract<Input, Output>;
  question(orm: Orm, input: z.output<Input>): Question;
}

interface Page<Input extends z.ZodType> {
  question(orm: Orm, input: z.output<Input>): Question;
  /** Of what the procedure does more for than to read. */
  isForProcedure?(input: z.output<Input>): boolean;
}

/**
 * Declares once what `serve-pages.ts` and the procedure (`answerPage`) answer: the same contract, statements and bytes.
 *
 * @throws Error for what is not for every role that sees documents: of who asks, `serve-pages.ts` knows no more.
 */
export const pageQuery = <Input extends z.ZodType, Output extends z.ZodType>(
  contract: Contract<Input, Output>,
  { question, isForProcedure = () => false }: Page<Input>,
): DeclaredPage<Input, Output> => {
  if (!READING_ROLES.every((role) => mayCall(contract, role)))
    throw new Error('A page is for every role that sees documents.');
  return {
    contract,
    question,
    ask(orm, input) {
      const { data, success } = contract.input.safeParse(input);
      return success && !isForProcedure(data) ? { input: data, question: question(orm, data) } : null;
    },
  };
};

/** What the procedure of a page answers. @throws whatever the page's question does, and errors of the database. */
export const answerPage = async <Input extends z.ZodType, Output extends z.ZodType>(
  { app, session }: Pick<SignedInContext, 'app' | 'session'>,
  { contract, question }: DeclaredPage<Input, Output>,
  input: z.output<Input>,
): Promise<z.output<Output>> => {
  const { statements, write } = question(app.orm, input);
  return contract.output.parse(JSON.parse(write(await runAll(app.orm, session.facilityId, statements))));
};
