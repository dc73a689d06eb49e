import type { EntityManager } from '@mikro-orm/postgresql';
import type { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { App } from '../../platform/process/context.ts';

interface Deciding {
  readonly em: EntityManager;
  readonly jobs: App['jobs'];
  readonly facilityId: string;
}

interface Merge {
  /** The real record, as mirrored. */
  readonly patientId: string;
  /** Null: the hospital's server said so. */
  readonly mergedById: string | null;
  /** When the documents begin to move. */
  readonly dueAt: Date;
}

/** Writes down into which record a provisional patient, who is locked, is merged. The documents move in the job `merge-patient`. */
export const decideMerge = async (
  { em, jobs, facilityId }: Deciding,
  made: ProvisionalPatient,
  { patientId, mergedById, dueAt }: Merge,
): Promise<void> => {
  em.assign(made, { mergedInto: patientId, mergedBy: mergedById, mergeDueAt: dueAt });
  const details = { provisionalPatientId: made.id, patientId, by: mergedById === null ? 'hospital' : 'clerk' };
  await audit(em, { action: 'merge-decided', documentId: made.document.id, details });
  const data = [{ facilityId, provisionalPatientId: made.id }];
  await jobs.enqueueAll(em, 'merge-patient', { data, startAfter: dueAt });
};
