import type { Spread } from '../figures.ts';
import { type Goal, marginOf } from '../goals.ts';

const THOUSANDS = /\B(?=(\d{3})+(?!\d))/g;

/** Three digits that matter, and thousands apart. */
export const figure = (value: number): string => {
  if (!Number.isFinite(value)) return '–';
  const size = Math.abs(value);
  const decimals = size >= 100 || Number.isInteger(value) ? 0 : size >= 10 ? 1 : 2;
  const [whole = '', fraction] = value.toFixed(size < 0.1 && size > 0 ? 3 : decimals).split('.');
  return whole.replaceAll(THOUSANDS, ',') + (fraction === undefined ? '' : `.${fraction}`);
};

/** A ratio and how far the rounds lie apart. */
export const ratio = ({ median, least, most }: Spread): string =>
  `${figure(median)} x (${figure(least)}–${figure(most)})`;

const percent = (share: number): string => `${Math.abs(share * 100).toFixed(0)} %`;

/** `reached by 12 %`, `missed by 3 %`, `not measured`. */
export const verdict = (goal: Goal): string => {
  const margin = marginOf(goal);
  if (goal.isReached === null || margin === null) return 'not measured';
  if (goal.atMost === 0) return goal.isReached ? 'reached' : `MISSED by ${figure(-margin)}`;
  return `${goal.isReached ? 'reached' : 'MISSED'} by ${percent(margin)}`;
};

export const bound = ({ atLeast, atMost }: Goal): string =>
  atLeast === undefined ? `at most ${figure(atMost ?? Number.NaN)}` : `at least ${figure(atLeast)}`;
