import type { EntityManager } from '@mikro-orm/postgresql';
import type { z } from 'zod';

interface OwnersFunction<Answer> {
  /** With its parameters: `add_facility(?)`. */
  readonly call: string;
  readonly values: readonly unknown[];
  readonly answer: z.ZodType<Answer>;
}

/**
 * Calls a function of the tables' owner as whoever asks: operators set up what the application itself may not write, and the function holds
 * that it is an operator.
 */
export const callOwner = async <Answer>(
  em: EntityManager,
  { call, values, answer }: OwnersFunction<Answer>,
): Promise<Answer> => {
  const [row] = await em.execute<{ answer: unknown }[]>(`select ${call} as answer`, [...values]);
  return answer.parse(row?.answer);
};
