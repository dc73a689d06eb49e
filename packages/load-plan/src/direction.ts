import type { Direction } from './mapping.ts';
import { PlanRefused } from './plan-refused.ts';

/**
 * A direction is written into SQL, so it is one of two words and not a text that somebody gave.
 *
 * @throws PlanRefused
 */
export const directionOf = (direction: unknown, subject: string): Direction => {
  if (direction === 'asc' || direction === 'desc') return direction;
  throw new PlanRefused(subject, 'it is sorted "asc" or "desc"');
};
