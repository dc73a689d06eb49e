import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit.ts';
import { AuditEvent } from '../../platform/audit-event.entity.ts';
import type { CurrentSession } from '../../platform/current-session.ts';
import { MailroomError } from '../../platform/mailroom-error.ts';
import { procedure } from '../../platform/trpc.ts';
import { loadDocumentView } from './open-document.load-plan.ts';

/** A pane refreshes while it stays open; the audit says once an hour that somebody looked at a document. */
const AUDITED_AGAIN_AFTER_MILLISECONDS = 3_600_000;

const auditOpening = async (em: EntityManager, documentId: string, actorId: string): Promise<void> => {
  const since = new Date(Date.now() - AUDITED_AGAIN_AFTER_MILLISECONDS);
  const known = await em.count(AuditEvent, {
    documentId,
    actor: actorId,
    action: 'document-opened',
    occurredAt: { $gte: since },
  });
  if (known === 0) audit(em, { action: 'document-opened', actorId, documentId });
};

const open = (em: EntityManager, session: CurrentSession, documentId: string): Promise<contracts.DocumentView> =>
  em.transactional(async (em) => {
    const view = await loadDocumentView(em, documentId);
    if (!view) throw new MailroomError('DocumentNotFound', { documentId });
    await auditOpening(em, documentId, session.userId);
    return view;
  });

export const openDocument = procedure(contracts.openDocument).query(({ ctx, input }) =>
  open(ctx.em, ctx.session, input.documentId),
);
