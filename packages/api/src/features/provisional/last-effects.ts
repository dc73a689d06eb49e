import type { Effect } from '../../model/effect.entity.ts';
import { STANDING_EFFECTS } from '../integration/index.ts';

const lastOf = (effects: readonly Effect[]): Effect | null =>
  effects.toSorted((one, other) => (one.id < other.id ? -1 : 1)).at(-1) ?? null;

/** The last filing of a document, where nothing has taken it back out. */
export const filingOf = (effects: readonly Effect[]): Effect | null => {
  const last = lastOf(effects.filter(({ state }) => state === 'confirmed'));
  return last?.kind === 'integration' ? last : null;
};

/** The last effect of a document that may still reach the hospital's record. */
export const standingOf = (effects: readonly Effect[]): Effect | null =>
  lastOf(effects.filter(({ state }) => STANDING_EFFECTS.includes(state)));
