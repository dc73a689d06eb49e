import type { DecisionRefusal } from '@mailroom/contracts';
import type { Loaded } from '@mikro-orm/postgresql';
import type { Document } from '../../model/document.entity.ts';
import type { Patient } from '../../model/patient.entity.ts';
import {
  type Freshness,
  type IdentityCheck,
  type IdentityDoubt,
  type VerifiedIdentity,
  verifiedIdentity,
} from '../verification/index.ts';

type IdentifiedDocument = Loaded<Document, 'verification.patient' | 'corrections'>;

/** What is known of whose a document is. A patient who was made here is known nowhere else: there is nothing to ask again. */
const identityCheckOf = ({ id, verification, corrections }: IdentifiedDocument, now: Date): IdentityCheck => {
  const { outcome, patient, freshness, checkedAt, chosenBy } = verification?.$ ?? NOT_CHECKED;
  // From the local mirror, or too long ago: nobody asked the hospital.
  const askedAt = freshness === 'verified' ? (checkedAt ?? null) : null;
  const correctedAt = corrections.$.getItems().map((correction) => correction.correctedAt.getTime());
  return {
    documentId: id,
    outcome,
    checkedAt: patient?.$.isProvisional ? now : askedAt,
    correctedAt: correctedAt.length > 0 ? new Date(Math.max(...correctedAt)) : null,
    patient: patient ? knownPatient(patient.$) : null,
    chosenById: chosenBy?.id ?? null,
  };
};

const knownPatient = ({ id, fhirId, isActive, replacedByFhirId }: Patient) => ({
  id,
  fhirId,
  isActive,
  replacedByFhirId: replacedByFhirId ?? null,
});

const NOT_CHECKED = { outcome: 'pending', patient: null, freshness: null, checkedAt: null, chosenBy: null } as const;

/** What the clerk is told, and can do about it. */
const REFUSED: Readonly<Record<IdentityDoubt, 'IdentityNotVerified' | 'IdentityStale' | 'PatientInactive'>> = {
  notMatched: 'IdentityNotVerified',
  stale: 'IdentityStale',
  patientReplaced: 'PatientInactive',
  patientInactive: 'PatientInactive',
};

/** The identity under which a document may be filed now, or why it may not. */
export const checkIdentity = (
  document: IdentifiedDocument,
  freshness: Freshness,
): VerifiedIdentity | DecisionRefusal => {
  const identity = verifiedIdentity(identityCheckOf(document, freshness.now), freshness);
  return typeof identity === 'string' ? { code: REFUSED[identity], documentId: document.id } : identity;
};
