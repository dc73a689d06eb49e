import type { MessageDescriptor } from '@lingui/core';
import { msg } from '@lingui/core/macro';
import type { AuditAction, HistoryEntry } from '@mailroom/contracts';

/** What happened, as one line of a document's history. */
const auditSentences: Record<AuditAction, MessageDescriptor> = {
  'document-received': msg`Received`,
  'document-received-again': msg`Received again; kept once`,
  'document-read': msg`Read`,
  'document-unreadable': msg`Put in quarantine`,
  'document-opened': msg`Opened`,
  'document-loaded-ahead': msg`Loaded ahead, as the next one`,
  'document-verified': msg`Checked against the hospital's records`,
  'verification-asked': msg`Asked for a new check`,
  'document-claimed': msg`Claimed`,
  'document-taken-over': msg`Taken over from a colleague`,
  'document-released': msg`Released`,
  'document-assigned': msg`Assigned`,
  'document-tagged': msg`Tagged`,
  'document-untagged': msg`Tag taken off`,
  'note-added': msg`Note added`,
  'trait-corrected': msg`Corrected what was read`,
  'candidate-chosen': msg`Patient chosen`,
  'provisional-patient-created': msg`Provisional patient created`,
  'document-rejected': msg`Rejected`,
  'integration-decided': msg`Decided to file`,
  'integration-sent': msg`Sent to the record`,
  'integration-unclear': msg`No clear answer from the record; it is being asked`,
  'integration-confirmed': msg`Filed: confirmed by the record`,
  'integration-refused': msg`Refused by the record`,
  'recall-decided': msg`Decided to recall`,
  'recall-sent': msg`Recall sent to the record`,
  'recall-unclear': msg`No clear answer to the recall; the record is being asked`,
  'recall-confirmed': msg`Recalled: marked as entered in error in the record`,
  'recall-refused': msg`Recall refused by the record`,
  'decision-undone': msg`Decision undone`,
  'effect-redriven': msg`Tried again`,
  'search-kept': msg`Search by name kept for a link`,
  'signed-in': msg`Signed in`,
  'signed-out': msg`Signed out`,
  'facility-set-up': msg`Facility set up`,
};

/** A check that read nothing of the hospital's records says so. */
const checkSentence = ({ outcome, freshness }: Pick<HistoryEntry, 'outcome' | 'freshness'>): MessageDescriptor => {
  if (outcome === 'not-asked') return msg`Not checked: the document says nothing to look for`;
  if (outcome === 'unscoped') return msg`Not checked: this hospital is not set up to tell its own patients`;
  if (freshness === 'stale')
    return msg`No answer from the hospital's records; compared with what Mailroom knew of them`;
  return freshness === 'unavailable' ? msg`No answer from the hospital's records` : auditSentences['document-verified'];
};

export const historySentence = (entry: Pick<HistoryEntry, 'action' | 'outcome' | 'freshness'>): MessageDescriptor =>
  entry.action === 'document-verified' ? checkSentence(entry) : auditSentences[entry.action];
