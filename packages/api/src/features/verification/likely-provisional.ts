import type { EntityManager } from '@mikro-orm/postgresql';
import type { Patient } from '../../model/patient.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { gradePatient } from './grade-patient.rules.ts';
import { strictDoubts } from './ins.rules.ts';
import { knownPatient } from './known-patient.ts';
import type { Candidate, ReadTraits } from './traits.rules.ts';

/** The newest; whoever was made before them the hospital knows by now, and its own server finds. */
const MAX_PROVISIONAL = 500;

/** A patient who was made here, and with which document. */
interface MadePatient {
  readonly documentId: string;
  readonly patient: Patient;
}

/** The patients who were made here and are in use: the hospital knows them only once their first document is filed. */
export const findProvisional = async (em: EntityManager): Promise<readonly MadePatient[]> => {
  const made = await em.find(
    ProvisionalPatient,
    { resolvedAt: null, mergedInto: null },
    { populate: ['patient'], orderBy: { id: 'desc' }, limit: MAX_PROVISIONAL, strategy: 'joined' },
  );
  return made.map(({ document, patient }) => ({ documentId: document.id, patient: patient.$ }));
};

/** Those of them who are like a document's patient, as candidates: for a clerk to choose, and never for a rule. */
export const likelyAmong = (
  made: readonly MadePatient[],
  { documentId, traits }: { readonly documentId: string; readonly traits: ReadTraits },
): readonly Candidate[] =>
  made
    // Who was made of this document is what it says, and is compared with nothing.
    .filter((one) => one.documentId !== documentId)
    .map(({ patient }) => {
      const known = knownPatient(patient);
      const grading = gradePatient(traits, known, { sharedIdentifiers: [] });
      return { patientId: patient.id, ...grading, strictDoubts: strictDoubts(traits, known) };
    })
    .filter(({ grade }) => grade !== 'unlikely');
