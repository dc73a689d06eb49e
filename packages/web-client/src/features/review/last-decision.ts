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

/** How long the toast offers to undo a rejection. The document's pane offers it without end. */
const OFFERED_MS = 20_000;

/** The newest last: once it was undone, the one before it is offered while there is time. */
let offered: readonly LastDecision[] = [];
const listeners = new Set<() => void>();

const become = (next: readonly LastDecision[]): void => {
  offered = next.filter(({ until }) => until > Date.now());
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
  become([...offered, { kind, documents, name, until: Math.min(...ends) }]);
};

/** Nothing is offered any more: the time is over, or the offer was put away. */
export const forgetDecisions = (): void => become([]);

/** Takes away the offers to undo these documents: that is under way. */
export const withdrawOffer = (documentIds: readonly string[]): void =>
  become(offered.filter(({ documents }) => !documents.some(({ documentId }) => documentIds.includes(documentId))));

export const lastDecision = (): LastDecision | null => offered.at(-1) ?? null;

const subscribe = (listener: () => void): (() => void) => {
  listeners.add(listener);
  return () => void listeners.delete(listener);
};

export const useLastDecision = (): LastDecision | null => useSyncExternalStore(subscribe, lastDecision);
