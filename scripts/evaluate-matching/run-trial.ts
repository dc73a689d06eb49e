import { type IdentityMatch, verifyIdentity } from '../../packages/api/src/features/verification/index.ts';
import { indexPatients } from './search-index.ts';
import type { Tally, Trial, Verify } from './trial.ts';

/** Verifies every document of a trial against its index, and counts. */
export function runTrial(trial: Trial, verify: Verify = verifyIdentity): Tally {
  const search = indexPatients(trial.patients);
  const tally: Tally = {
    name: trial.name,
    documents: trial.documents.length,
    known: 0,
    right: 0,
    false: 0,
    ambiguous: 0,
    offered: 0,
    candidates: 0,
    missed: 0,
  };
  for (const { read, patientId, candidates = search(read) } of trial.documents) {
    const truth = trial.areStrangers === true ? null : patientId;
    const found = candidates.filter(({ id }) => truth !== null || id !== patientId);
    count(tally, truth, verify(read, found, trial.context));
  }
  return tally;
}

function count(tally: Tally, truth: string | null, match: IdentityMatch): void {
  if (truth !== null) tally.known += 1;
  if (match.outcome === 'matched') tally[match.patientId === truth ? 'right' : 'false'] += 1;
  if (match.outcome === 'unmatched' && truth !== null) tally.missed += 1;
  if (match.outcome !== 'ambiguous') return;
  tally.ambiguous += 1;
  tally.candidates += match.candidates.length;
  if (match.candidates.some((candidate) => candidate.patientId === truth)) tally.offered += 1;
}

/** A part of a whole, in percent. */
export const share = (part: number, whole: number): string =>
  whole === 0 ? '–' : `${((100 * part) / whole).toFixed(1)} %`;

/** Precision and recall, of what was matched and of what a clerk is asked, as a row of a table. */
export const figuresOf = (tally: Tally) => ({
  trial: tally.name,
  documents: tally.documents,
  'false matches': tally.false,
  'matched: precision': share(tally.right, tally.right + tally.false),
  'matched: recall': share(tally.right, tally.known),
  'asked: precision': share(tally.offered, tally.ambiguous),
  'asked or matched: recall': share(tally.offered + tally.right, tally.known),
  'candidates per question': tally.ambiguous === 0 ? '–' : (tally.candidates / tally.ambiguous).toFixed(1),
});
