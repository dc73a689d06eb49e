/** The value that `share` of the sorted values do not exceed; interpolated between neighbours. */
export const percentile = (values: readonly number[], share: number): number => {
  const sorted = values.toSorted((left, right) => left - right);
  if (sorted.length === 0) return Number.NaN;
  const position = share * (sorted.length - 1);
  const low = sorted[Math.floor(position)] ?? Number.NaN;
  const high = sorted[Math.ceil(position)] ?? Number.NaN;
  return low + (high - low) * (position - Math.floor(position));
};

export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** A figure over rounds: its median, and how far the rounds lie apart. */
export interface Spread {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

export const spreadOf = (values: readonly number[]): Spread => ({
  median: median(values),
  least: Math.min(...values),
  most: Math.max(...values),
});

/**
 * A figure as a ratio to the same figure of another variant in the same round: what slows the machine for a while slows
 * both.
 */
export const ratioOver = (values: readonly number[], reference: readonly number[]): Spread => {
  if (values.length !== reference.length || values.length === 0) throw new Error('Ratios need the same rounds.');
  return spreadOf(values.map((value, round) => value / (reference[round] ?? Number.NaN)));
};
