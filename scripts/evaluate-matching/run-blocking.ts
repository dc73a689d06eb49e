import { compareTraits } from '../../packages/api/src/features/verification/grade-patient.rules.ts';
import {
  type KnownPatient,
  type ReadTraits,
  verifyIdentity,
} from '../../packages/api/src/features/verification/index.ts';
import { isFound } from '../../packages/api/src/features/verification/is-found.rules.ts';
import { searchRounds } from '../../packages/api/src/features/verification/search-keys.rules.ts';
import { isAskable } from '../../packages/api/src/platform/fhir/patient-criteria.ts';
import type { PatientQuery } from '../../packages/api/src/platform/fhir/patient-query.rules.ts';
import type { Agreement } from '../../packages/contracts/src/index.ts';
import { share } from './run-trial.ts';
import type { SimulatedServer } from './simulate-server.ts';
import type { Trial } from './trial.ts';

/** What a clerk is shown at most. */
const MAX_CANDIDATES = 20;

/** What came of looking for the people of one trial's documents among everybody whom a hospital knows. */
export interface BlockingTally {
  readonly name: string;
  readonly documents: number;
  /** Of whom the document says more than one name: its number, its birth date or both names are at least close. */
  within: number;
  reached: number;
  /** Those of `within` among them. */
  reachedWithin: number;
  offered: number;
  first: number;
  false: number;
  searches: number;
  calls: number;
  candidates: number;
}

const isClose = (agreement: Agreement): boolean => agreement === 'equal' || agreement === 'close';

/** One name, or nothing, finds nobody among half a million. */
const isWithin = (read: ReadTraits, known: KnownPatient | undefined): boolean => {
  if (known === undefined) return false;
  const { identifier, family, given, birthDate } = compareTraits(read, known, { sharedIdentifiers: [] });
  return isClose(identifier) || isClose(birthDate) || (isClose(family) && isClose(given));
};

type Rounds = (read: ReadTraits) => readonly PatientQuery[];

/** Asks round by round while nobody is found, as `ask-hospital.ts` does. */
const look = (read: ReadTraits, server: SimulatedServer, rounds: Rounds) => {
  const found = new Map<string, KnownPatient>();
  let [searches, calls, isComplete] = [0, 0, true];
  for (const round of rounds(read)) {
    const query = round.filter((criteria) => isAskable([criteria]));
    if (query.length === 0) continue;
    if (isFound(read, [...found.values()])) break;
    calls += 1;
    searches += query.length;
    for (const criteria of query) {
      const answer = server(criteria);
      isComplete &&= criteria.isWide || answer.isComplete;
      for (const patient of answer.patients) found.set(patient.id, patient);
    }
  }
  return { patients: [...found.values()], searches, calls, isComplete };
};

/** Looks for everybody of a trial among the records of a server. */
export function runBlocking(trial: Trial, server: SimulatedServer, rounds: Rounds = searchRounds): BlockingTally {
  const { name, documents } = trial;
  const byId = new Map(trial.patients.map((patient) => [patient.id, patient]));
  const sums = {
    within: 0,
    reached: 0,
    reachedWithin: 0,
    offered: 0,
    first: 0,
    false: 0,
    searches: 0,
    calls: 0,
    candidates: 0,
  };
  for (const { read, patientId } of documents) {
    const { patients, searches, calls, isComplete } = look(read, server, rounds);
    const match = verifyIdentity(read, patients, { sharedIdentifiers: [] });
    const ranked =
      match.outcome === 'ambiguous' ? match.candidates.slice(0, MAX_CANDIDATES).map((one) => one.patientId) : [];
    const offered = match.outcome === 'matched' ? [match.patientId] : ranked;
    sums.searches += searches;
    sums.calls += calls;
    sums.candidates += patients.length;
    const isReached = patients.some(({ id }) => id === patientId);
    const isWithinReach = isWithin(read, byId.get(patientId ?? ''));
    if (isReached) sums.reached += 1;
    if (isWithinReach) sums.within += 1;
    if (isReached && isWithinReach) sums.reachedWithin += 1;
    if (offered.some((id) => id === patientId)) sums.offered += 1;
    if (offered[0] === patientId) sums.first += 1;
    if (match.outcome === 'matched' && isComplete && match.patientId !== patientId) sums.false += 1;
  }
  return { name, documents: documents.length, ...sums };
}

/** As a row of a table. */
export const blockingFigures = (tally: BlockingTally) => ({
  trial: tally.name,
  documents: tally.documents,
  reached: share(tally.reached, tally.documents),
  'reached, of those within reach': share(tally.reachedWithin, tally.within),
  'offered or matched': share(tally.offered, tally.documents),
  'first, of those reached': share(tally.first, tally.reached),
  'first, of those offered': share(tally.first, tally.offered),
  'false matches': tally.false,
  'searches per document': (tally.searches / tally.documents).toFixed(1),
  'calls per document': (tally.calls / tally.documents).toFixed(2),
  'records per document': (tally.candidates / tally.documents).toFixed(1),
});
