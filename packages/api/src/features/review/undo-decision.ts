import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Effect } from '../../model/effect.entity.ts';
import { Incident } from '../../model/incident.entity.ts';
import { auditAll } from '../../platform/audit/audit.ts';
import { refuseAs } from '../../platform/http/mailroom-error.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { waitingStatus } from '../documents/index.ts';
import { takeBackReplaced } from '../integration/index.ts';
import { lockDocuments, lockedStateOf, raiseVersion } from './lock-documents.ts';
import { undoing, whyChanged } from './review.rules.ts';
import { findStandingEffect } from './standing-effect.ts';

type UndoRefusal = 'DocumentNotFound' | 'DocumentChanged' | 'StatusUnfit' | 'UndoTooLate';

/** Marks the effect as undone, and closes the incident that it may have opened: nobody has to see to it any more. */
const takeBack = async (em: EntityManager, effect: Effect, now: Date): Promise<void> => {
  em.assign(effect, { state: 'undone', settledAt: now });
  await em.nativeUpdate(Incident, { effect: effect.id, closedAt: null }, { closedAt: now });
};

const undo = (
  { em, session, refuse }: SignedInContext<UndoRefusal>,
  { documentId, version }: contracts.SeenDocument,
): Promise<contracts.ChangedDocument> =>
  em.transactional(async (em) => {
    const [document] = await lockDocuments(em, [documentId]);
    if (!document) throw refuse('DocumentNotFound', { documentId });
    const changed = whyChanged(lockedStateOf(document), { versionSeen: version });
    if (changed) throw refuseAs<UndoRefusal>(refuse, changed);
    const effect = await findStandingEffect(em, documentId);
    const { status } = document;
    const now = new Date();
    const undone = undoing({ status, effect, now });
    if (undone === 'UndoTooLate') throw refuse('UndoTooLate', { documentId });
    if (undone === 'StatusUnfit') throw refuse('StatusUnfit', { documentId, status });
    if (effect) await takeBack(em, effect, now);
    if (undone === 'waits')
      em.assign(document, { status: waitingStatus(document.unreadableReason ?? null), rejectionReason: null });
    raiseVersion(em, document, session);
    const taken = { successorIds: [documentId], changedById: session.userId };
    const waiting = status === 'integrating' ? await takeBackReplaced(em, taken) : [];
    const details = { version: document.version, was: status, effectId: effect?.id ?? null };
    await auditAll(em, [{ action: 'decision-undone', documentId, details }, ...waiting]);
    return { documentId, version: document.version };
  });

export const undoDecision = procedure(contracts.undoDecision).mutation(({ ctx, input }) => undo(ctx, input));
