import type { AuditAction } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { AUDIT_DETAILS, type AuditDetails, AuditEvent } from './audit-event.entity.ts';
import { User } from './user.entity.ts';

export interface Audited {
  readonly action: AuditAction;
  /** Null when Mailroom itself acts. */
  readonly actorId: string | null;
  readonly documentId?: string;
  readonly details?: AuditDetails;
}

/** Adds an audit entry to the unit of work: it commits with the change it tells of, or not at all. */
export const audit = (em: EntityManager, { action, actorId, documentId, details }: Audited): void => {
  em.create(AuditEvent, {
    action,
    actor: actorId === null ? null : em.getReference(User, actorId, { wrapped: true }),
    documentId: documentId ?? null,
    details: details === undefined ? null : AUDIT_DETAILS.write(details),
  });
};
