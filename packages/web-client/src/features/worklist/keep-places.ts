interface Row {
  readonly id: string;
}

/** What a list showed last. */
export interface Shown<Line extends Row> {
  readonly listKey: string | null;
  readonly openId: string | undefined;
  readonly rows: readonly Line[];
  /** Rows that the clerk has gone past since the list was opened: each disappears once it is in the list no more. */
  readonly passed: ReadonlySet<string>;
}

/** What the list has now. */
export interface Present<Line extends Row> extends Omit<Shown<Line>, 'passed'> {
  /** More rows follow that are not loaded: what stood below the last one may have been pushed out by arrivals. */
  readonly hasMore: boolean;
}

/** Rows that stay although the list has them no more. A list that is open all day does not grow without end. */
const MAX_LEFT = 200;
const NONE: ReadonlySet<string> = new Set();

const isSame = (left: readonly Row[], right: readonly Row[]): boolean =>
  left.length === right.length && left.every((row, index) => row === right[index]);

/** From one open document to another: the first, and what lies between them, was passed. */
const pass = ({ rows, openId, passed }: Shown<Row>, nextId: string | undefined): ReadonlySet<string> => {
  if (openId === nextId) return passed;
  const [from, to] = [openId, nextId].map((id) => rows.findIndex((row) => row.id === id));
  if (from === undefined || to === undefined || from === -1 || to === -1) return passed;
  const between = from < to ? rows.slice(from, to) : rows.slice(to + 1, from + 1);
  return new Set([...passed, ...between.map(({ id }) => id)].filter((id) => id !== nextId));
};

/** What of `passed` is still shown: what has left is forgotten, or a day's work would pile up. The same set if that is all. */
const onlyOf = (rows: readonly Row[], passed: ReadonlySet<string>): ReadonlySet<string> => {
  const kept = rows.flatMap(({ id }) => (passed.has(id) ? [id] : []));
  return kept.length === passed.size ? passed : new Set(kept);
};

/** The fresh rows, and each one of `left` after what stood before it, or before what came after it. */
const putBack = <Line extends Row>(shown: readonly Line[], fresh: readonly Line[], left: ReadonlySet<Line>): Line[] => {
  const places = new Map(fresh.map(({ id }, place) => [id, place]));
  const following = new Map<number, Line[]>();
  const [first = 0] = shown.flatMap(({ id }) => places.get(id) ?? []);
  let place = first - 1;
  for (const row of shown) {
    if (left.has(row)) following.set(place, [...(following.get(place) ?? []), row]);
    place = places.get(row.id) ?? place;
  }
  const after = (place: number): Line[] => following.get(place) ?? [];
  return [...after(-1), ...fresh.flatMap((row, place) => [row, ...after(place)])];
};

/** What has left the list and stays for now; of too many, what lies nearest to the open row. */
const leftOf = <Line extends Row>(shown: Shown<Line>, passed: ReadonlySet<string>, present: Present<Line>) => {
  const { rows, openId, hasMore } = present;
  const there = new Set(rows.map(({ id }) => id));
  const openAt = shown.rows.findIndex(({ id }) => id === openId);
  const lastAt = hasMore ? shown.rows.findLastIndex(({ id }) => there.has(id)) : shown.rows.length;
  const left = shown.rows.flatMap((row, at) => {
    const isKept = row.id === openId || (at < lastAt && !passed.has(row.id));
    return isKept && !there.has(row.id) ? [{ row, distance: Math.abs(at - openAt) }] : [];
  });
  const nearest = left.toSorted((one, other) => one.distance - other.distance).slice(0, MAX_LEFT);
  return new Set(nearest.map(({ row }) => row));
};

/**
 * The rows of a list that somebody works through: while a document is open, each stays where it was although a decision, a
 * correction or a colleague took it out of the list, until the clerk has gone past it.
 */
export const keepPlaces = <Line extends Row>(shown: Shown<Line>, present: Present<Line>): Shown<Line> => {
  const { listKey, openId } = present;
  const isWorkedThrough = openId !== undefined && listKey !== null && shown.listKey === listKey;
  const wasPassed = isWorkedThrough ? pass(shown, openId) : NONE;
  const left = isWorkedThrough ? leftOf(shown, wasPassed, present) : new Set<Line>();
  const rows = left.size === 0 ? present.rows : putBack(shown.rows, present.rows, left);
  const passed = onlyOf(rows, wasPassed);
  // What did not change is the same array, which is not rendered again.
  const kept = isSame(rows, shown.rows) ? shown.rows : rows;
  const isUnchanged =
    kept === shown.rows && passed === shown.passed && shown.listKey === listKey && shown.openId === openId;
  return isUnchanged ? shown : { listKey, openId, rows: kept, passed };
};
