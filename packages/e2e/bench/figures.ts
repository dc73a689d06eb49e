/** The middle of what was measured; of an even number, the lower of the two. */
export const median = (values: readonly number[]): number =>
  values.toSorted((left, right) => left - right)[Math.floor((values.length - 1) / 2)] ?? Number.NaN;

/** One object of medians from several of figures. */
export const medians = <Figures extends { readonly [Key in keyof Figures]: number }>(
  runs: readonly Figures[],
): Figures => {
  const [first] = runs;
  if (first === undefined) throw new Error('Nothing was measured');
  // Its type has exactly the keys that it was made with.
  const keys = Object.keys(first) as (keyof Figures)[];
  // Each key of `first` with a number, as in every run.
  return Object.fromEntries(keys.map((key) => [key, median(runs.map((run) => run[key]))])) as Figures;
};

export const milliseconds = (value: number): string =>
  Number.isNaN(value) ? '–' : `${value.toFixed(value < 10 ? 1 : 0)} ms`;

export const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

export const toTable = (rows: readonly (readonly string[])[]): string => {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('  ');
  return rows.map(line).join('\n');
};
