/** One slip in four letters, and two at most: a third one makes another name (figures: docs/decisions/0009). */
const LETTERS_PER_SLIP = 4;
const MAX_SLIPS = 2;

/** Whether one word may be the other with letters added, left out, changed or swapped with their neighbour. */
export function isMisspelling(one: string, other: string): boolean {
  const slips = Math.min(MAX_SLIPS, Math.floor(Math.max(one.length, other.length) / LETTERS_PER_SLIP));
  return Math.abs(one.length - other.length) <= slips && editDistance(one, other) <= slips;
}

/** Optimal string alignment: insertions, deletions, substitutions, and swaps of neighbours. */
export function editDistance(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const isSame = one[row - 1] === other[column - 1];
      const isSwap = row > 1 && column > 1 && one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwap ? at(beforeLast, column - 2) + 1 : Infinity,
        ),
      );
    }
    [beforeLast, last] = [last, current];
  }
  return at(last, other.length);
}

const at = (row: readonly number[], column: number): number => row[column] ?? Infinity;
