import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AuditAction } from '@mailroom/contracts';

/** What happened, as one line of a document's history. */
export const auditSentences: Record<AuditAction, MessageDescriptor> = {
  'document-received': msg`Received`,
  'document-received-again': msg`Received again; kept once`,
  'document-read': msg`Read`,
  'document-unreadable': msg`Put in quarantine`,
  'document-opened': msg`Opened`,
  'search-kept': msg`Search by name kept for a link`,
  'signed-in': msg`Signed in`,
  'signed-out': msg`Signed out`,
  'facility-set-up': msg`Facility set up`,
};
