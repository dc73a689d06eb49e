import type { EntityManager } from '@mikro-orm/postgresql';
import { CANDIDATE_EVIDENCE, Candidate } from '../../model/candidate.entity.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import type { Patient } from '../../model/patient.entity.ts';
import type { Verification } from '../../model/verification.entity.ts';
import { gradePatient } from './grade-patient.rules.ts';
import { knownPatient } from './known-patient.ts';
import { readTraits } from './load-traits.ts';

interface Choice {
  readonly patient: Patient;
  /** Null: no clerk chose, the hospital said so. */
  readonly chosenById: string | null;
  /** When the hospital's server was asked for the record. */
  readonly checkedAt: Date;
}

/** Says whose a document is, by a record that was just read, and has it among the candidates. */
export const chooseRecord = async (
  em: EntityManager,
  verification: Verification,
  { patient, chosenById, checkedAt }: Choice,
): Promise<void> => {
  em.assign(verification, { outcome: 'matched', patient, chosenBy: chosenById, freshness: 'verified', checkedAt });
  const candidates = await em.find(Candidate, { verification });
  if (candidates.some((candidate) => candidate.patient.id === patient.id)) return;
  const metadata = await em.findOne(Metadata, { document: verification.document.id });
  const known = knownPatient(patient);
  const grading = metadata ? gradePatient(readTraits(metadata), known, { sharedIdentifiers: [] }) : null;
  const { grade = 'possible', evidence = [] } = grading ?? {};
  const rank = Math.max(-1, ...candidates.map((candidate) => candidate.rank)) + 1;
  em.create(Candidate, { verification, patient, rank, grade, evidence: CANDIDATE_EVIDENCE.write(evidence) });
};
