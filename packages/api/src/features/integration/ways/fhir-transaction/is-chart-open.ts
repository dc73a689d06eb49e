import { replacedBy } from '../../../../platform/fhir/fhir-patient.ts';
import type { Sending } from '../../attempt.ts';

/**
 * Nothing is filed under a record that was closed or merged since the clerk decided.
 *
 * @throws FhirUnavailable | FhirRefused when the record cannot be asked for, which says nothing of it.
 */
export const isChartOpen = async ({ client, attempt, signal }: Sending): Promise<boolean> => {
  const { patient } = attempt.document;
  if (!('fhirId' in patient)) return true;
  const record = await client.readPatient(patient.fhirId, { signal });
  return record !== null && record.active && replacedBy(record) === null;
};
