export { gradePatient } from './grade-patient.rules.ts';
export { refreshIdentities } from './refresh-identities.ts';
export type {
  Candidate,
  Grading,
  IdentityMatch,
  KnownPatient,
  MatchContext,
  ReadTraits,
} from './traits.rules.ts';
export { verifyIdentity } from './verification.rules.ts';
export {
  type Freshness,
  type IdentityCheck,
  type IdentityDoubt,
  isVerifiedIdentity,
  type VerifiedIdentity,
  verifiedIdentity,
} from './verified-identity.rules.ts';
export { verifyDocumentsJob } from './verify-documents.job.ts';
