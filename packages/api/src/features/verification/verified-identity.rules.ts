import type { VerificationOutcome } from '@mailroom/contracts';
import type { KnownPatient } from './traits.rules.ts';

/** Why an identity is not verified. `notMatched`: nobody, neither rule nor clerk, has said whose the document is. */
export type IdentityDoubt = 'notMatched' | 'stale' | 'patientReplaced' | 'patientInactive';

/** What is known of a document's identity at the moment of filing. */
export interface IdentityCheck {
  documentId: string;
  outcome: VerificationOutcome;
  /** When the patient was last compared with the hospital's own record. */
  checkedAt: Date | null;
  /** When a trait of the document was last corrected; a check from before it says nothing. */
  correctedAt: Date | null;
  /** Whom the rules matched, or whom a clerk chose. */
  patient: Pick<KnownPatient, 'id' | 'fhirId' | 'isActive' | 'replacedByFhirId'> | null;
  /** The clerk who chose the patient among the candidates. Null: the rules matched. */
  chosenById: string | null;
}

/** How old a check may be. */
export interface Freshness {
  now: Date;
  maxAgeSeconds: number;
}

/** By how much the clocks of two machines may differ. */
const CLOCK_SKEW_SECONDS = 5;

/** The private field makes the type nominal: neither a literal nor a spread of another identity is one. */
class Verified {
  readonly #checkedAt: number;
  readonly documentId: string;
  readonly patientId: string;
  readonly fhirId: string;
  readonly chosenById: string | null;

  constructor({ documentId, chosenById }: IdentityCheck, patient: { id: string; fhirId: string }, checkedAt: Date) {
    this.#checkedAt = checkedAt.getTime();
    this.documentId = documentId;
    this.patientId = patient.id;
    this.fhirId = patient.fhirId;
    this.chosenById = chosenById;
    Object.freeze(this);
  }

  get checkedAt(): Date {
    return new Date(this.#checkedAt);
  }

  static isVerified(value: unknown): value is Verified {
    return typeof value === 'object' && value !== null && #checkedAt in value;
  }
}

/** Whose a document is, checked against the hospital's record. Nothing but {@link verifiedIdentity} makes one. */
export type VerifiedIdentity = Verified;

/** Whether {@link verifiedIdentity} made this value: a cast or `Object.assign` deceives the compiler only. */
export const isVerifiedIdentity = (value: unknown): value is VerifiedIdentity => Verified.isVerified(value);

/** The identity under which a document may be filed now, or the reason why there is none. */
export function verifiedIdentity(check: IdentityCheck, freshness: Freshness): VerifiedIdentity | IdentityDoubt {
  const { outcome, patient, checkedAt, chosenById } = check;
  if (patient === null || (outcome !== 'matched' && chosenById === null)) return 'notMatched';
  if (outcome === 'not-asked' || outcome === 'unscoped') return 'notMatched';
  if (patient.replacedByFhirId !== null) return 'patientReplaced';
  if (!patient.isActive) return 'patientInactive';
  if (outcome === 'pending' || outcome === 'unavailable' || checkedAt === null) return 'stale';
  if (!isFresh(checkedAt, check.correctedAt, freshness)) return 'stale';
  return new Verified(check, patient, checkedAt);
}

function isFresh(checkedAt: Date, correctedAt: Date | null, { now, maxAgeSeconds }: Freshness): boolean {
  const ageSeconds = (now.getTime() - checkedAt.getTime()) / 1000;
  if (correctedAt !== null && correctedAt.getTime() >= checkedAt.getTime()) return false;
  // A check from the future is a clock gone wrong, not a fresh check.
  return ageSeconds >= -CLOCK_SKEW_SECONDS && ageSeconds <= maxAgeSeconds;
}
