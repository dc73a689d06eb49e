import type { Freshness, VerificationOutcome } from '@mailroom/contracts';
import { gradePatient } from './grade-patient.rules.ts';
import { strictDoubts } from './ins.rules.ts';
import type { Candidate, KnownPatient, MatchContext, ReadTraits } from './traits.rules.ts';
import { verifyIdentity } from './verification.rules.ts';

/** What stands behind the patients that were found. */
export interface Found {
  readonly patients: readonly KnownPatient[];
  /**
   * Who knows the patients: the hospital's server, or the mirror while that does not answer. `nobody`: the document says
   * nothing to look for. `unscoped`: nobody may be asked.
   */
  readonly source: 'server' | 'mirror' | 'nobody' | 'unscoped';
  /** False: there may be more than were found, so that one is not known to be the only one. */
  readonly isComplete: boolean;
}

/** What was settled before the check, and outlasts it. */
export interface Settled {
  /** Whom a clerk chose. */
  readonly chosenPatientId: string | null;
  /** Out of whose charts the document was recalled: no rule takes it back there. */
  readonly recalledPatientIds: readonly string[];
}

export interface IdentityResult {
  readonly outcome: VerificationOutcome;
  /** Null: nothing was checked. */
  readonly freshness: Freshness | null;
  readonly patientId: string | null;
  /** Whether the patient is whom a clerk chose. */
  readonly isChosen: boolean;
  /** Best first; the patient is among them. */
  readonly candidates: readonly Candidate[];
}

const MAX_CANDIDATES = 20;
const NOBODY_SHARED: MatchContext = { sharedIdentifiers: [] };

/** A patient beside what the document says, whether or not the rules would have found them. */
export const candidateOf = (traits: ReadTraits, known: KnownPatient): Candidate => ({
  patientId: known.id,
  ...gradePatient(traits, known, NOBODY_SHARED),
  strictDoubts: strictDoubts(traits, known),
});

const isUsable = ({ isActive, replacedByFhirId }: KnownPatient): boolean => isActive && replacedByFhirId === null;

const freshnessOf = ({ source }: Found, candidates: readonly Candidate[]): Freshness | null => {
  if (source === 'server') return 'verified';
  if (source === 'nobody') return null;
  return candidates.length > 0 ? 'stale' : 'unavailable';
};

/** What it is called that nobody was found. */
const NOBODY = {
  server: 'unmatched',
  mirror: 'unavailable',
  nobody: 'not-asked',
  unscoped: 'unscoped',
} as const satisfies Record<Found['source'], VerificationOutcome>;

/** What the check of one document comes to. A clerk's choice outlasts it as long as the chosen record is open. */
export const identityResult = (traits: ReadTraits, found: Found, settled: Settled): IdentityResult => {
  const match = verifyIdentity(traits, found.patients, NOBODY_SHARED);
  const matched = match.outcome === 'matched' ? found.patients.find(({ id }) => id === match.patientId) : undefined;
  const chosen = found.patients.find(({ id }) => id === settled.chosenPatientId);
  const ranked = match.outcome === 'ambiguous' ? match.candidates : [];
  const others = [matched, chosen].filter((known) => known !== undefined).map((known) => candidateOf(traits, known));
  const candidates = [...others, ...ranked]
    .filter((one, index, all) => all.findIndex(({ patientId }) => patientId === one.patientId) === index)
    .slice(0, MAX_CANDIDATES);
  const freshness = freshnessOf(found, candidates);
  if (chosen && isUsable(chosen)) {
    return { outcome: 'matched', freshness, patientId: chosen.id, isChosen: true, candidates };
  }
  const isSure = matched && found.isComplete && !settled.recalledPatientIds.includes(matched.id);
  if (isSure) return { outcome: 'matched', freshness, patientId: matched.id, isChosen: false, candidates };
  const nothing = { freshness, patientId: null, isChosen: false, candidates };
  if (candidates.length > 0) return { ...nothing, outcome: 'ambiguous' };
  // A list that goes on, or somebody in it who cannot be told from anybody, does not say that there is nobody.
  if (found.source === 'server' && !found.isComplete) {
    return { ...nothing, outcome: 'unavailable', freshness: 'unavailable' };
  }
  return { ...nothing, outcome: NOBODY[found.source] };
};
