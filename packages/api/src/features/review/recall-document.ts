import * as contracts from '@mailroom/contracts';
import { maySupervise } from '@mailroom/contracts/agreements';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Effect } from '../../model/effect.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { settingOf } from '../../platform/settings/kept-settings.ts';
import { planRecall } from '../integration/index.ts';
import { type ChangeRefusal, lockForChange, raiseVersion } from './lock-documents.ts';
import { findStandingEffect } from './standing-effect.ts';
import { UNDO_SECONDS } from './undo-seconds.ts';

/** What filed the document, the last time; a document that was recalled and filed again was filed twice. */
const findFiling = (em: EntityManager, documentId: string) =>
  em.findOneOrFail(
    Effect,
    { document: documentId, kind: 'integration', state: 'confirmed' },
    { orderBy: { id: 'desc' }, populate: ['decidedBy'] },
  );

/** The document stays filed until the hospital has confirmed that it is not. */
const recall = (
  { app, em, session, refuse }: SignedInContext<ChangeRefusal | 'FiledByOther'>,
  { reason, earlier, ...seen }: contracts.RecallDocumentInput,
): Promise<contracts.ChangedDocument> =>
  em.transactional(async (em) => {
    const { facilityId, userId } = session;
    const { documentId } = seen;
    const document = await lockForChange(em, seen, { session, statuses: ['integrated'], refuse });
    const standing = await findStandingEffect(em, documentId);
    // A recall is under way, or was refused: it is redriven or undone, and there is never a second one beside it.
    if (standing) throw refuse('StatusUnfit', { documentId, status: document.status });
    const { id: effectId, patient, decidedBy } = await findFiling(em, documentId);
    if (decidedBy.id !== userId && !maySupervise(session.role))
      throw refuse('FiledByOther', { documentId, filedByName: decidedBy.$.name });
    const undoSeconds = await settingOf(app, facilityId, UNDO_SECONDS);
    const deciding = { actorId: userId, now: new Date(), undoSeconds };
    const effect = em.create(
      Effect,
      planRecall({ effectId, documentId, patientId: patient.id }, { reason, earlier }, deciding),
    );
    raiseVersion(em, document, session);
    await em.flush();
    const details = {
      version: document.version,
      effectId: effect.id,
      recalls: effectId,
      reason,
      earlier: earlier ?? null,
    };
    await audit(em, { action: 'recall-decided', documentId, details });
    const data = [{ facilityId, effectId: effect.id }];
    await app.jobs.enqueueAll(em, 'send-effect', { data, startAfter: effect.dueAt });
    return { documentId, version: document.version };
  });

export const recallDocument = procedure(contracts.recallDocument).mutation(({ ctx, input }) => recall(ctx, input));
