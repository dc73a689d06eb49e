import type { Agreement } from '@mailroom/contracts';

/** What contradicts says no more for a person than what is missing: neither raises a grade. */
const STRENGTH: Readonly<Record<Agreement, number>> = { equal: 2, close: 1, different: 0, missing: 0 };

export const isAtLeastClose = (agreement: Agreement): boolean => STRENGTH[agreement] >= STRENGTH.close;

/** Of a name that is not the one to compare: it may agree, and never wholly. */
export const atMostClose = (agreement: Agreement): Agreement => (agreement === 'equal' ? 'close' : agreement);

/** The strongest of several: a name in use beside a name at birth. `different` if only that is said. */
export function strongestOf(agreements: readonly Agreement[]): Agreement {
  const order = ['equal', 'close', 'different'] as const;
  return order.find((agreement) => agreements.includes(agreement)) ?? 'missing';
}
