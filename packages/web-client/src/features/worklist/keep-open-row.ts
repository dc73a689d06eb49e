interface Row {
  readonly id: string;
}

const isSame = (left: readonly Row[], right: readonly Row[]): boolean =>
  left.length === right.length && left.every((row, index) => row === right[index]);

/** Where a row belongs that was at `index` of what was shown: after what stood before it, else before what came after. */
const placeOf = (shown: readonly Row[], index: number, fresh: readonly Row[]): number => {
  const places = new Map(fresh.map(({ id }, place) => [id, place]));
  const before = shown.slice(0, index).findLast(({ id }) => places.has(id));
  if (before !== undefined) return (places.get(before.id) ?? 0) + 1;
  const after = shown.slice(index + 1).find(({ id }) => places.has(id));
  return after === undefined ? 0 : (places.get(after.id) ?? 0);
};

/**
 * The rows, and with them that of the open document where it was, although a decision, a correction or a colleague took it
 * out of the list: whoever works through a list goes on from there.
 */
export const keepOpenRow = <Line extends Row>(
  shown: readonly Line[],
  fresh: readonly Line[],
  openId: string | undefined,
): readonly Line[] => {
  const index = shown.findIndex(({ id }) => id === openId);
  const [left] = shown.slice(index, index + 1);
  if (index === -1 || left === undefined || fresh.some(({ id }) => id === openId)) return fresh;
  const kept = fresh.toSpliced(placeOf(shown, index, fresh), 0, left);
  // What did not change is the same array, which is not rendered again.
  return isSame(kept, shown) ? shown : kept;
};
