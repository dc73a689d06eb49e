export { askWidely } from './ask-hospital.ts';
export { chooseRecord } from './choose-record.ts';
export { findInMirror } from './find-in-mirror.ts';
export { patientsFound, recordFound } from './found-patient.ts';
export { FRESH_HOURS } from './fresh-hours.ts';
export { gradePatient } from './grade-patient.rules.ts';
export { candidateOf } from './identity-result.rules.ts';
export { knownPatient } from './known-patient.ts';
export { findProvisional, likelyAmong } from './likely-provisional.ts';
export { digestOf, readTraits, readTraitsOf } from './load-traits.ts';
export { findByFhirId, mirrorPatients } from './mirror-patients.ts';
export { writeMissingKeys } from './patient-keys.ts';
export { refreshIdentities } from './refresh-identities.ts';
export { searchWidely } from './search-widely.ts';
export type {
  IdentityMatch,
  KnownPatient,
  MatchContext,
  ReadTraits,
} from './traits.rules.ts';
export { typedQuery } from './typed-query.rules.ts';
export { verifyIdentity } from './verification.rules.ts';
export {
  type Freshness,
  type IdentityCheck,
  type IdentityDoubt,
  isVerifiedIdentity,
  type VerifiedIdentity,
  verifiedIdentity,
} from './verified-identity.rules.ts';
export { VERIFY_DOCUMENT, verifyDocumentsJob } from './verify-documents.job.ts';
export { worthMirroring } from './worth-mirroring.ts';
