import { SIGN_IN_PROBLEMS, type SignInProblem, toReturnPath } from '@mailroom/contracts/agreements';
import { acceptOnly } from '../../platform/search-string.ts';

/** The sign-in page's search: the way back, left out when it is home. */
export const readReturnSearch = (raw: Record<string, unknown>): { return?: string } => {
  const path = toReturnPath(raw['return']);
  return path === '/' ? {} : { return: path };
};

/** Why a sign-in through an identity provider did not come about; anything else in the address is none. */
const readProblem = (raw: Record<string, unknown>): { problem?: SignInProblem } => {
  const problem = SIGN_IN_PROBLEMS.find((known) => known === raw['problem']);
  return problem === undefined ? {} : { problem };
};

/** The route's validation. */
export const validateReturnSearch = acceptOnly((raw) => ({ ...readReturnSearch(raw), ...readProblem(raw) }));
