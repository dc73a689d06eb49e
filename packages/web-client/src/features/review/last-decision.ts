import type { DecidedDocument } from '@mailroom/contracts';
import { useSyncExternalStore } from 'react';

export type DecisionKind = 'file' | 'reject';

/** What was decided last on this page, as long as it can be undone here. */
export interface LastDecision {
  readonly kind: DecisionKind;
  readonly documents: readonly DecidedDocument[];
  /** Of the document, if it was one. */
  readonly name: string | undefined;
  /** When the offer to undo ends; in milliseconds. */
  readonly until: number;
}

/** A rejection can be undone at any time; the offer beside the page ends. */
const OFFERED_MS = 20_000;

let last: LastDecision | null = null;
const listeners = new Set<() => void>();

const become = (next: LastDecision | null): void => {
  last = next;
  for (const listener of listeners) listener();
};

export const noteDecision = (
  kind: DecisionKind,
  documents: readonly DecidedDocument[],
  name: string | undefined,
): void => {
  if (documents.length === 0) return;
  const ends = documents.map(({ undoableUntil }) =>
    undoableUntil === null ? Date.now() + OFFERED_MS : Date.parse(undoableUntil),
  );
  become({ kind, documents, name, until: Math.min(...ends) });
};

export const forgetDecision = (): void => become(null);

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useLastDecision = (): LastDecision | null => useSyncExternalStore(subscribe, () => last);
