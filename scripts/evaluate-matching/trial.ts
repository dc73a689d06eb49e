import type {
  IdentityMatch,
  KnownPatient,
  MatchContext,
  ReadTraits,
} from '../../packages/api/src/features/verification/index.ts';

export type Verify = (read: ReadTraits, candidates: readonly KnownPatient[], context: MatchContext) => IdentityMatch;

/** One document, and the patient whom it is about; null if the index has none. */
export interface TrialDocument {
  read: ReadTraits;
  patientId: string | null;
  /** Another patient of the index has the same name and birth date. */
  isNamesake?: boolean;
  /** Whom a search found, where the set says so itself. */
  candidates?: readonly KnownPatient[];
}

/** Documents with the answers, and the index that they are looked up in. */
export interface Trial {
  name: string;
  documents: readonly TrialDocument[];
  patients: readonly KnownPatient[];
  context: MatchContext;
  /** Each document's own patient is hidden from the index: whatever matches is false. */
  areStrangers?: boolean;
}

/** What came of one trial. A match of the wrong patient is `false`; everything else costs a clerk's time at most. */
export interface Tally {
  name: string;
  documents: number;
  /** Documents whose patient is in the index. */
  known: number;
  right: number;
  false: number;
  ambiguous: number;
  /** Ambiguous with the right patient among the candidates. */
  offered: number;
  candidates: number;
  /** Unmatched though the patient is in the index. */
  missed: number;
}
