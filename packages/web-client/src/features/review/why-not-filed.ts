import type { CandidateView, DocumentView } from '@mailroom/contracts';

/** Why a document cannot be filed as it stands. Each has a sentence with what to do. */
export type FilingObstacle =
  | 'being-read'
  | 'unreadable'
  | 'claimed'
  | 'check-pending'
  | 'check-unavailable'
  | 'unscoped'
  | 'several-patients'
  | 'no-patient'
  | 'nothing-read'
  | 'stale'
  | 'lost-files'
  | 'known'
  | 'patient-inactive'
  | 'correcting'
  | 'role'
  | 'decided';

/** The candidate whom the document is about, if anybody has said so. */
export const patientOf = ({ verification }: Pick<DocumentView, 'verification'>): CandidateView | null =>
  verification?.candidates.find(({ patientId }) => patientId === verification.patientId) ?? null;

/** Whether this patient was made here, from what the document says; also after filing made it one of the hospital's records. */
export const isMadeHere = (
  { verification }: Pick<DocumentView, 'verification'>,
  { patientId, isProvisional }: CandidateView,
): boolean => isProvisional || (verification?.outcome === 'provisional' && verification.patientId === patientId);

/** Whether somebody else works on the document now. */
export const holderOf = ({ claim }: Pick<DocumentView, 'claim'>, userId: string, now: Date): string | null =>
  claim !== null && claim.holderId !== userId && new Date(claim.heldUntil) > now ? claim.holderName : null;

type Filing = Pick<DocumentView, 'metadata' | 'status' | 'verification' | 'claim' | 'related'>;

const identityObstacle = (document: Filing): FilingObstacle | null => {
  const { verification } = document;
  if (verification === null || verification.outcome === 'pending') return 'check-pending';
  if (verification.outcome === 'unscoped') return 'unscoped';
  const patient = patientOf(document);
  if (patient === null) {
    if (verification.outcome === 'unavailable' || verification.freshness === 'unavailable') return 'check-unavailable';
    if (verification.candidates.some(({ isActive }) => isActive)) return 'several-patients';
    // Candidates were found, but their records are all closed.
    if (verification.candidates.length > 0) return 'patient-inactive';
    return verification.outcome === 'not-asked' ? 'nothing-read' : 'no-patient';
  }
  if (!patient.isActive) return 'patient-inactive';
  // The hospital does not know a provisional patient, so there is nothing to check again.
  if (patient.isProvisional) return null;
  if (verification.freshness === 'unavailable') return 'check-unavailable';
  return verification.freshness === 'stale' ? 'stale' : null;
};

const isLossOpen = ({ metadata }: Filing): boolean =>
  metadata !== null && metadata.lostFiles.length > 0 && metadata.lossAcceptedByName === null;

/** It is in a chart already or on its way there, as itself or as a newer version, and nobody said that it may be filed all the same. */
const isKnown = ({ related }: Filing): boolean => related.some(({ holdsUp }) => holdsUp);

/** The first thing that stands in the way of filing; null when nothing does. The server judges again. */
export const whyNotFiled = (document: Filing, userId: string, now: Date): FilingObstacle | null => {
  const { status } = document;
  if (status === 'received') return 'being-read';
  if (status === 'unreadable') return 'unreadable';
  if (status !== 'review') return 'decided';
  if (holderOf(document, userId, now) !== null) return 'claimed';
  const identity = identityObstacle(document) ?? (isLossOpen(document) ? 'lost-files' : null);
  return identity ?? (isKnown(document) ? 'known' : null);
};
