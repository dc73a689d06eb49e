import type { AuditAction, DocumentStatus, EffectState } from '@mailroom/contracts';

/** What the audit says of one version of a document. */
interface HistoryEvent {
  readonly version: number;
  readonly action: AuditAction;
}

/** A document at the end, with everything that was written about it. */
export interface DocumentHistory {
  readonly documentId: string;
  readonly version: number;
  readonly status: DocumentStatus;
  readonly events: readonly HistoryEvent[];
  readonly effects: readonly EffectState[];
}

/** What a client was told: that its change stands, under this version, after it had seen that one. */
export interface Answered {
  readonly documentId: string;
  readonly versionSeen: number;
  readonly version: number;
  readonly action: AuditAction;
}

const STATUS_AFTER: Partial<Record<AuditAction, DocumentStatus>> = {
  'document-rejected': 'rejected',
  'integration-decided': 'integrating',
  'decision-undone': 'review',
};

const isDecision = (action: AuditAction) => action === 'document-rejected' || action === 'integration-decided';

/** Walks the versions: a decision is made of what waits, and so is a correction; only what was decided is undone. */
const brokenSteps = (events: readonly HistoryEvent[]): string[] => {
  let status: DocumentStatus = 'review';
  return events.flatMap(({ version, action }) => {
    const isWaiting = status === 'review';
    status = STATUS_AFTER[action] ?? status;
    if (isDecision(action) && !isWaiting) return [`version ${version}: a second decision without an undo`];
    if (action === 'decision-undone' && isWaiting) return [`version ${version}: an undo of nothing`];
    if (!isDecision(action) && action !== 'decision-undone' && !isWaiting)
      return [`version ${version}: ${action} late`];
    return [];
  });
};

const LIVING = new Set<EffectState>(['planned', 'sent', 'unknown', 'refused']);

const brokenEffects = ({ status, events, effects }: DocumentHistory): string[] => {
  const living = effects.filter((state) => LIVING.has(state)).length;
  const decided = events.filter(({ action }) => action === 'integration-decided').length;
  return [
    ...(living === (status === 'integrating' ? 1 : 0) ? [] : [`${living} living effects of what is ${status}`]),
    ...(effects.length === decided ? [] : [`${effects.length} effects of ${decided} integrations`]),
  ];
};

const brokenVersions = ({ version, status, events }: DocumentHistory): string[] => {
  const versions = events.map((event) => event.version);
  const expected = Array.from({ length: version - 1 }, (_, index) => index + 2);
  const last = events.findLast(({ action }) => STATUS_AFTER[action]);
  const told = (last && STATUS_AFTER[last.action]) ?? 'review';
  return [
    ...(versions.join() === expected.join() ? [] : [`the audit has the versions ${versions.join()} up to ${version}`]),
    ...(told === status ? [] : [`it is ${status}, the audit says ${told}`]),
  ];
};

/** What is wrong with what happened to documents; nothing, if each was decided by one person at a time. */
export const brokenHistory = (documents: readonly DocumentHistory[], answered: readonly Answered[]): string[] => {
  const audited = new Set(
    documents.flatMap(({ documentId, events }) =>
      events.map(({ version, action }) => `${documentId} ${version} ${action}`),
    ),
  );
  const unheard = answered.filter(
    ({ documentId, version, action }) => !audited.has(`${documentId} ${version} ${action}`),
  );
  const unseen = answered.filter(({ version, versionSeen }) => version !== versionSeen + 1);
  const said =
    answered.length === audited.size ? [] : [`${audited.size} changes in the audit, ${answered.length} told`];
  return [
    ...documents.flatMap((document) =>
      [...brokenVersions(document), ...brokenSteps(document.events), ...brokenEffects(document)].map(
        (problem) => `${document.documentId}: ${problem}`,
      ),
    ),
    ...unheard.map(({ documentId, version, action }) => `${documentId}: ${action} of ${version} is not in the audit`),
    ...unseen.map(({ documentId, version }) => `${documentId}: version ${version} was made of one that was not seen`),
    ...said,
  ];
};
