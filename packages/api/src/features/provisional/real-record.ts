import type { EntityManager } from '@mikro-orm/postgresql';
import type { Patient } from '../../model/patient.entity.ts';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import { replacedBy } from '../../platform/fhir/fhir-patient.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { mirrorPatients } from '../verification/index.ts';

/** Records are merged into records that are merged. */
const MAX_STEPS = 5;

/**
 * The record that is left at the end of a chain of merges, read from the hospital's server.
 *
 * @param notFhirId The provisional record: a chain that leads back to it leads nowhere.
 * @returns null when there is none that is in use.
 * @throws FhirUnavailable | FhirRefused | FhirOutOfScope
 */
export const readSurvivor = async (
  client: FhirClient,
  { fhirId, notFhirId, signal }: { readonly fhirId: string; readonly notFhirId: string; readonly signal: AbortSignal },
): Promise<PatientRecord | null> => {
  let next = fhirId;
  for (let step = 0; step < MAX_STEPS && next !== notFhirId; step += 1) {
    const record = await client.readPatient(next, { signal });
    if (record === null) return null;
    const heir = replacedBy(record);
    if (heir === null) return record.active ? record : null;
    next = heir;
  }
  return null;
};

/** Keeps a record that was just read. */
export const keepRecord = async (em: EntityManager, facilityId: string, record: PatientRecord): Promise<Patient> => {
  const [patient] = await mirrorPatients(em, facilityId, [record]);
  if (!patient) throw new Error('One record was given, and one is kept.');
  return patient;
};
