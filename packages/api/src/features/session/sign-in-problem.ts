import type { SignInProblem } from '@mailroom/contracts/agreements';
import { BulkheadRejectedError } from 'cockatiel';
import type { Response } from 'express';
import { isPassingTrouble } from '../../platform/database/passing-trouble.ts';
import type { Site } from '../../platform/http/site.ts';
import { NoAnswer } from '../../platform/outgoing/no-answer.ts';

/** A sign-in that does not come about, and what the sign-in page says of it. */
export class SignInRefused extends Error {
  override name = 'SignInRefused';
  readonly problem: SignInProblem;

  constructor(problem: SignInProblem) {
    super('The sign-in was refused.');
    this.problem = problem;
  }
}

const causesOf = (error: unknown): unknown[] => (error instanceof Error ? [error, ...causesOf(error.cause)] : []);

/** The provider's libraries say so of an answer with another status than the one that was asked for, and of keys that do not come. */
const AWAY = new Set(['OAUTH_RESPONSE_IS_NOT_CONFORM', 'ERR_JWKS_TIMEOUT']);

/** Nobody is at fault who signs in: the provider or the database cannot be reached, or too many ask at once. */
export const isOutage = (error: unknown): boolean =>
  causesOf(error).some(
    (cause) =>
      cause instanceof NoAnswer ||
      cause instanceof BulkheadRejectedError ||
      isPassingTrouble(cause) ||
      (cause instanceof Error && 'code' in cause && AWAY.has(String(cause.code))),
  );

/** What the sign-in page says of whatever went wrong. */
export const problemOf = (error: unknown): SignInProblem => {
  if (error instanceof SignInRefused) return error.problem;
  return isOutage(error) ? 'provider-unavailable' : 'sign-in-refused';
};

interface Said {
  readonly problem: SignInProblem;
  readonly returnPath: string | undefined;
}

/** Leads back to the sign-in page, which says what is wrong in the reader's language and offers to begin again. */
export const sayProblem = (response: Response, { basePath }: Site, { problem, returnPath = '/' }: Said): void => {
  const search = new URLSearchParams({ problem, ...(returnPath !== '/' && { return: returnPath }) });
  response.redirect(303, `${basePath}/sign-in?${search.toString()}`);
};
