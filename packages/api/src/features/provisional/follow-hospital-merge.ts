import { LockMode } from '@mikro-orm/postgresql';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { decideMerge } from './decide-merge.ts';
import { keepRecord, readSurvivor } from './real-record.ts';

interface HospitalMerge {
  readonly facilityId: string;
  /** The record that was replaced. */
  readonly fhirId: string;
  readonly replacedByFhirId: string;
}

/**
 * Follows a merge that the hospital itself has made, where the record that was replaced is a provisional patient's: the documents move
 * at once. Whatever tells of such a merge comes in here: the server's own records today, a message (ADT^A40) once they are received.
 *
 * @throws FhirUnavailable | FhirRefused | FhirOutOfScope when the record that is left cannot be read: nothing is decided then.
 */
export const followHospitalMerge = async (
  { fhir, jobs, orm }: Pick<App, 'fhir' | 'jobs' | 'orm'>,
  { facilityId, fhirId, replacedByFhirId }: HospitalMerge,
): Promise<void> => {
  const client = fhir.forFacility(facilityId);
  const { signal } = new AbortController();
  const record = await readSurvivor(client, { fhirId: replacedByFhirId, notFhirId: fhirId, signal });
  if (!record) return;
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const made = await em.findOne(
      ProvisionalPatient,
      { patient: { fhirId }, mergedInto: null, resolvedAt: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!made) return;
    const { id: patientId } = await keepRecord(em, facilityId, record);
    await decideMerge({ em, jobs, facilityId }, made, { patientId, mergedById: null, dueAt: new Date() });
  });
};
