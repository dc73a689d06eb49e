import type { CountByStatusOutput, DocumentStatus } from '@mailroom/contracts';

/** A decision that the list shows before the server has said yes. */
export interface PendingDecision {
  readonly documentId: string;
  /** A row of this version or an older one is shown as decided; a newer row is shown as the server sent it. */
  readonly versionSeen: number;
  readonly from: DocumentStatus;
  readonly to: DocumentStatus;
}

export type PendingDecisions = ReadonlyMap<string, PendingDecision>;

interface Row {
  readonly id: string;
  readonly version: number;
  readonly status: DocumentStatus;
}

/**
 * The rows as they will be: what leaves the list's statuses is gone at once. Taking a pending decision back brings its row
 * back to its very place, because the server's rows were never touched.
 */
export const foresee = <Line extends Row>(
  rows: readonly Line[],
  pending: PendingDecisions,
  statuses: readonly DocumentStatus[],
): readonly Line[] => {
  if (pending.size === 0) return rows;
  return rows.flatMap((row) => {
    const decision = pending.get(row.id);
    if (decision === undefined || row.version > decision.versionSeen) return [row];
    return statuses.includes(decision.to) ? [{ ...row, status: decision.to }] : [];
  });
};

/** The counts after documents moved from one status to another; never below nothing. */
export const moveCounts = (
  { counts }: CountByStatusOutput,
  moves: readonly Pick<PendingDecision, 'from' | 'to'>[],
): CountByStatusOutput => {
  const moved = { ...counts };
  for (const { from, to } of moves) {
    moved[from] = Math.max(0, moved[from] - 1);
    moved[to] += 1;
  }
  return { counts: moved };
};

const add = (pending: PendingDecisions, decisions: readonly PendingDecision[]): PendingDecisions =>
  new Map([...pending, ...decisions.map((decision) => [decision.documentId, decision] as const)]);

const remove = (pending: PendingDecisions, ids: readonly string[]): PendingDecisions => {
  const left = new Set(ids);
  return new Map([...pending].filter(([id]) => !left.has(id)));
};

let present: PendingDecisions = new Map();
const listeners = new Set<() => void>();

const become = (next: PendingDecisions): void => {
  present = next;
  for (const listener of listeners) listener();
};

export const addPending = (decisions: readonly PendingDecision[]): void => become(add(present, decisions));

export const removePending = (ids: readonly string[]): void => become(remove(present, ids));

export const pendingDecisions = (): PendingDecisions => present;

export const onPendingChange = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};
