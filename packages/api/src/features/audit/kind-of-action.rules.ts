import type { AuditAction } from '@mailroom/contracts';

/** What an action is in the words of FHIR and IHE. */
export type ActionKind =
  | 'create'
  | 'read'
  | 'update'
  | 'delete'
  | 'query'
  | 'export'
  | 'sign-in'
  | 'sign-out'
  | 'audit-used';

interface Told {
  readonly kind: ActionKind;
  /** What did not come about. */
  readonly hasFailed?: true;
}

const create: Told = { kind: 'create' };
const read: Told = { kind: 'read' };
const update: Told = { kind: 'update' };
const remove: Told = { kind: 'delete' };
const query: Told = { kind: 'query' };

/** Every action has its kind: one that lacks it does not compile. */
export const KIND_OF_ACTION: Record<AuditAction, Told> = {
  'document-received': create,
  'document-received-again': update,
  'document-read': update,
  'document-unreadable': { kind: 'update', hasFailed: true },
  'read-again-asked': update,
  'successor-found': update,
  'shared-identifier-found': create,
  'shared-identifier-noted': update,
  'document-opened': read,
  'document-loaded-ahead': read,
  'file-read': read,
  'narrative-read': read,
  'patients-searched': query,
  'document-restricted': update,
  'restriction-lifted': update,
  'restricted-document-opened': read,
  'restricted-opening-noted': update,
  'document-verified': update,
  'verification-unanswered': { kind: 'update', hasFailed: true },
  'verification-not-asked': update,
  'verification-asked': update,
  'document-claimed': update,
  'document-taken-over': update,
  'document-released': update,
  'document-assigned': update,
  'document-tagged': update,
  'document-untagged': update,
  'note-added': create,
  'trait-corrected': update,
  'candidate-chosen': update,
  'likely-patients-searched': query,
  'provisional-patient-created': create,
  'lost-files-accepted': update,
  'known-document-accepted': update,
  'document-rejected': update,
  'integration-decided': update,
  'integration-sent': create,
  'integration-unclear': { kind: 'create', hasFailed: true },
  'integration-confirmed': create,
  'integration-refused': { kind: 'create', hasFailed: true },
  'recall-decided': update,
  'recall-sent': update,
  'recall-unclear': { kind: 'update', hasFailed: true },
  'recall-confirmed': update,
  'recall-refused': { kind: 'update', hasFailed: true },
  'decision-undone': update,
  'effect-redriven': update,
  'version-superseded': update,
  'version-restored': update,
  'search-kept': create,
  'list-seen': query,
  'signed-in': { kind: 'sign-in' },
  'signed-out': { kind: 'sign-out' },
  'facility-set-up': update,
  'person-invited': create,
  'invitation-accepted': update,
  'invitation-taken-back': update,
  'role-given': create,
  'role-changed': update,
  'person-removed': remove,
  'facility-changed': update,
  'source-changed': update,
  'tag-changed': update,
  'sessions-ended': update,
  'own-session-ended': { kind: 'sign-out' },
  'facility-left': { kind: 'sign-out' },
  'facility-entered': { kind: 'sign-in' },
  'administrator-invited': create,
  'facility-connected': update,
  'provider-saved': update,
  'provider-removed': remove,
  'real-record-searched': query,
  'merge-decided': update,
  'merge-undone': update,
  'document-moved': update,
  'merge-done': update,
  'retention-rule-changed': update,
  'retention-previewed': query,
  'documents-purged': remove,
  'document-purged': remove,
  'document-erased': remove,
  'patient-erased': remove,
  'hold-placed': update,
  'hold-lifted': update,
  'patient-exported': { kind: 'export' },
  'audit-read': { kind: 'audit-used' },
  'audit-exported': { kind: 'audit-used' },
};
