import type { RecallEarlier, RecallReason } from '@mailroom/contracts';
import { makeTraceparent } from '../../platform/process/trace.ts';
import type { VerifiedIdentity } from '../verification/index.ts';

interface Deciding {
  readonly actorId: string;
  readonly now: Date;
  /** How long the effect waits, so that it can be undone. */
  readonly undoSeconds: number;
}

const planned = ({ actorId, now, undoSeconds }: Deciding) => ({
  state: 'planned' as const,
  decidedBy: actorId,
  decidedAt: now,
  traceparent: makeTraceparent(),
  dueAt: new Date(now.getTime() + undoSeconds * 1000),
});

/** What filing a document will do. Nothing but a verified identity is filed, and this is where the compiler says so. */
export const planIntegration = ({ documentId, patientId }: VerifiedIdentity, deciding: Deciding) => ({
  kind: 'integration' as const,
  document: documentId,
  patient: patientId,
  ...planned(deciding),
});

interface Filed {
  readonly effectId: string;
  readonly documentId: string;
  readonly patientId: string;
}

interface RecallAsked {
  /** Null: a merge asks for it. */
  readonly reason: RecallReason | null;
  readonly earlier?: RecallEarlier | undefined;
}

/** What taking a filed document back out will do. */
export const planRecall = (filed: Filed, { reason, earlier }: RecallAsked, deciding: Deciding) => ({
  kind: 'recall' as const,
  document: filed.documentId,
  patient: filed.patientId,
  recalls: filed.effectId,
  recallReason: reason,
  isEarlierRestored: earlier === 'restore',
  ...planned(deciding),
});
