import type { AuditAction, AuditFilter } from '@mailroom/contracts';
import type { Audited } from '../../platform/audit/audit.ts';

/** That somebody read the audit, and narrowed to what. */
export const auditReading = (
  action: Extract<AuditAction, 'audit-read' | 'audit-exported'>,
  { documentId, isWholePatient, actorId, action: only, from, until }: AuditFilter,
): Audited => ({
  action,
  // In the details: it is no part of the document's own history.
  details: { actorId, action: only, from, until, documentId, of: isWholePatient ? 'patient' : null },
});
