import { type Contract, EVERY_ROLE, mayCall } from '@mailroom/contracts';
import type { z } from 'zod';
import type { Bound, TextRow } from '../database/batch.ts';
import type { Orm } from '../database/orm.ts';

/** What a page is made of: statements that one transaction runs, and how their answers become the output as JSON. */
export interface Question {
  readonly statements: readonly Bound[];
  write(answers: readonly (readonly TextRow[])[]): string;
}

/** A query whose answer depends on facility, role, input and the worklist's version only, made without its procedure. */
export interface PageQuery {
  readonly contract: Contract;
  /** The input as the contract reads it, and its question; null for what the procedure refuses or has to answer itself. */
  ask(orm: Orm, input: unknown): { readonly input: unknown; readonly question: Question } | null;
}

/**
 * Declares what `serve-pages.ts` may answer in the procedure's place: with the same contract and the same statements.
 *
 * @throws Error for what is not for every role: of who asks, a page knows no more than that they are signed in.
 */
export const pageQuery = <Input extends z.ZodType>(
  contract: Contract<Input>,
  ask: (orm: Orm, input: z.output<Input>) => Question | null,
): PageQuery => {
  if (!EVERY_ROLE.every((role) => mayCall(contract, role))) throw new Error('A page is for every role.');
  return {
    contract,
    ask(orm, input) {
      const { data, success } = contract.input.safeParse(input);
      const question = success ? ask(orm, data) : null;
      return question && { input: data, question };
    },
  };
};
