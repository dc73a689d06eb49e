export { askWidely } from './ask-hospital.ts';
export { chooseRecord } from './choose-record.ts';
export { gradePatient } from './grade-patient.rules.ts';
export { knownPatient } from './known-patient.ts';
export { findProvisional, likelyAmong } from './likely-provisional.ts';
export { digestOf, readTraits } from './load-traits.ts';
export { mirrorPatients } from './mirror-patients.ts';
export { writeMissingKeys } from './patient-keys.ts';
export { refreshIdentities } from './refresh-identities.ts';
export { searchWidely } from './search-widely.ts';
export type {
  IdentityMatch,
  KnownPatient,
  MatchContext,
  ReadTraits,
} from './traits.rules.ts';
export { verifyIdentity } from './verification.rules.ts';
export {
  type IdentityCheck,
  type IdentityDoubt,
  isVerifiedIdentity,
  type VerifiedIdentity,
  verifiedIdentity,
} from './verified-identity.rules.ts';
export { VERIFY_DOCUMENT, verifyDocumentsJob } from './verify-documents.job.ts';
export { worthMirroring } from './worth-mirroring.ts';
