import { acceptOnly } from '../../platform/search-string.ts';

const HOME = '/';

/**
 * A path within Mailroom, or home. A link to the sign-in page is easily forged, and after signing in people trust
 * where they land: so nothing leads to another origin, `//host` and `/\host` included.
 */
export const toReturnPath = (candidate: unknown): string => {
  if (typeof candidate !== 'string' || !candidate.startsWith('/')) return HOME;
  const base = 'http://mailroom.invalid';
  if (!URL.canParse(candidate, base)) return HOME;
  const { origin, pathname, search } = new URL(candidate, base);
  if (origin !== base || pathname === '/sign-in') return HOME;
  return `${pathname}${search}`;
};

/** The sign-in page's search: the way back, left out when it is home. */
export const readReturnSearch = (raw: Record<string, unknown>): { return?: string } => {
  const path = toReturnPath(raw['return']);
  return path === HOME ? {} : { return: path };
};

/** The route's validation. */
export const validateReturnSearch = acceptOnly(readReturnSearch);
