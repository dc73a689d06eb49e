import type { DecisionOutput, DecisionRefusal, SeenDocument } from '@mailroom/contracts';
import { MAX_DOCUMENTS_AT_ONCE } from '@mailroom/contracts/agreements';
import { isRecord, isText } from '../../platform/reload/keep-across-reload.ts';

/** A document of the selection as it was seen when it was picked, and why it was not decided if that was tried. */
interface Picked {
  readonly version: number;
  readonly refusal: DecisionRefusal | null;
}

/** Documents that are acted on together. `anchorId` is where a range begins. */
export interface Selection {
  readonly picked: Readonly<Record<string, Picked>>;
  readonly anchorId: string | null;
}

interface Row {
  readonly id: string;
  readonly version: number;
}

export const NOTHING_SELECTED: Selection = { picked: {}, anchorId: null };

const isPicked = (value: unknown): boolean =>
  isRecord(value) && typeof value['version'] === 'number' && (value['refusal'] === null || isRecord(value['refusal']));

/** Whether what was kept across a reload is a selection.*/
export const isSelection = (value: unknown): value is Selection =>
  isRecord(value) &&
  isRecord(value['picked']) &&
  Object.values(value['picked']).every(isPicked) &&
  isText(value['anchorId'] ?? '');

const pick = (selection: Selection, rows: readonly Row[]): Selection['picked'] => {
  const picked = { ...selection.picked };
  for (const { id, version } of rows) {
    if (Object.keys(picked).length >= MAX_DOCUMENTS_AT_ONCE) break;
    picked[id] ??= { version, refusal: null };
  }
  return picked;
};

export const toggle = (selection: Selection, row: Row): Selection => {
  const { [row.id]: held, ...others } = selection.picked;
  return { picked: held === undefined ? pick(selection, [row]) : others, anchorId: row.id };
};

/** Everything from where one began to this row, as a list of files does with Shift. */
export const selectTo = (selection: Selection, rows: readonly Row[], id: string): Selection => {
  const to = rows.findIndex((row) => row.id === id);
  if (to === -1) return selection;
  const from = rows.findIndex((row) => row.id === selection.anchorId);
  const [first, last] = from === -1 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
  const range = rows.slice(first, last + 1);
  return { picked: pick(selection, range), anchorId: from === -1 ? id : selection.anchorId };
};

export const selectAll = (selection: Selection, rows: readonly Row[]): Selection => ({
  ...selection,
  picked: pick(selection, rows),
});

/** What was decided leaves the selection; what was refused stays, with its reason, as the list shows it now. */
export const settle = (selection: Selection, { decided, refused }: DecisionOutput, rows: readonly Row[]): Selection => {
  const left = new Set(decided.map(({ documentId }) => documentId));
  const reasons = new Map(refused.map((refusal) => [refusal.documentId, refusal]));
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  const kept = Object.entries(selection.picked).filter(([id]) => !left.has(id));
  return {
    ...selection,
    picked: Object.fromEntries(
      kept.map(([id, { version, refusal }]) => {
        const reason = reasons.get(id) ?? null;
        // The clerk was shown why it was refused, so the next attempt names the version that the list has now.
        const seen = reason?.code === 'DocumentChanged' ? reason.versionNow : (versions.get(id) ?? version);
        return [id, reason === null ? { version, refusal } : { version: seen, refusal: reason }];
      }),
    ),
  };
};

/** The selected documents among these rows, as they were seen. A document that is in the list no more is not decided. */
export const seenOf = ({ picked }: Selection, rows: readonly Row[]): SeenDocument[] =>
  rows.flatMap(({ id }) => {
    const held = picked[id];
    return held === undefined ? [] : [{ documentId: id, version: held.version }];
  });
