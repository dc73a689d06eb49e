import { toReturnPath } from '@mailroom/contracts/agreements';
import { acceptOnly } from '../../platform/search-string.ts';

/** The sign-in page's search: the way back, left out when it is home. */
export const readReturnSearch = (raw: Record<string, unknown>): { return?: string } => {
  const path = toReturnPath(raw['return']);
  return path === '/' ? {} : { return: path };
};

/** The route's validation. */
export const validateReturnSearch = acceptOnly(readReturnSearch);
