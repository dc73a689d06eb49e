import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { LIKELY_RECORD_EVIDENCE, LikelyRecord } from '../../model/likely-record.entity.ts';
import { PATIENT_IDENTIFIERS, type Patient } from '../../model/patient.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import { replacedBy, replacesOf } from '../../platform/fhir/fhir-patient.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import {
  askWidely,
  gradePatient,
  knownPatient,
  mirrorPatients,
  type ReadTraits,
  worthMirroring,
} from '../verification/index.ts';
import { followHospitalMerge } from './follow-hospital-merge.ts';

export type Watching = Pick<App, 'fhir' | 'jobs' | 'log' | 'orm'>;
export type Made = Loaded<ProvisionalPatient, 'patient'>;

const MAX_LIKELY = 10;

const traitsOf = ({ family, given, birthDate, sex, identifiers }: Patient): ReadTraits => ({
  family: family ?? null,
  given,
  nameText: null,
  birthDate: birthDate ?? null,
  sex: sex ?? null,
  identifiers: PATIENT_IDENTIFIERS.read(identifiers),
});

/** The record that took the patient's place, as either of the two says. */
const heirOf = async (
  client: FhirClient,
  { patient }: Made,
  found: readonly PatientRecord[],
): Promise<string | null> => {
  const { fhirId, isProvisional } = patient.$;
  if (isProvisional) return null;
  const record = await client.readPatient(fhirId, { signal: new AbortController().signal });
  const survivor = found.find((one) => replacesOf(one).includes(fhirId));
  return (record && replacedBy(record)) ?? survivor?.id ?? null;
};

interface Found {
  readonly facilityId: string;
  readonly made: Made;
  readonly found: readonly PatientRecord[];
}

/** Lists whoever is like the patient now; those whom somebody ruled out when the patient was made stay apart. */
const keepLikely = async (em: EntityManager, { facilityId, made, found }: Found): Promise<void> => {
  const traits = traitsOf(made.patient.$);
  const others = found.filter(({ id, active }) => id !== made.patient.$.fhirId && active);
  const mirrored = await mirrorPatients(em, facilityId, worthMirroring(traits, others, undefined));
  const graded = mirrored
    .map((patient) => ({ patient, ...gradePatient(traits, knownPatient(patient), { sharedIdentifiers: [] }) }))
    .filter(({ grade, patient }) => grade !== 'unlikely' && !patient.replacedByFhirId);
  const before = await em.find(LikelyRecord, { provisionalPatient: made });
  const ruledOut = new Set(before.filter(({ isRuledOut }) => isRuledOut).map(({ patient }) => patient.id));
  await em.nativeDelete(LikelyRecord, { provisionalPatient: made });
  for (const [rank, { patient, grade, evidence }] of graded.slice(0, MAX_LIKELY).entries()) {
    const isRuledOut = ruledOut.has(patient.id);
    const kept = LIKELY_RECORD_EVIDENCE.write(evidence);
    em.create(LikelyRecord, { provisionalPatient: made.id, patient, rank, grade, evidence: kept, isRuledOut });
  }
};

/**
 * Looks whether the real record of a provisional patient has appeared. What the hospital has merged itself is followed; whoever is
 * only like them is listed, for a clerk to say.
 *
 * @returns false when the hospital's server did not answer, so that nothing has changed.
 */
export const findRealRecord = async (app: Watching, facilityId: string, made: Made): Promise<boolean> => {
  const answer = await askWidely(app, facilityId, { traits: traitsOf(made.patient.$) });
  const found = answer !== 'unscoped' && answer.outcome === 'found' ? answer.patients : null;
  if (!found) return false;
  const heir = await heirOf(app.fhir.forFacility(facilityId), made, found);
  if (heir !== null) {
    await followHospitalMerge(app, { facilityId, fhirId: made.patient.$.fhirId, replacedByFhirId: heir });
    return true;
  }
  await forkForFacility(app.orm, facilityId).transactional(async (em) => {
    await keepLikely(em, { facilityId, made, found });
    await em.nativeUpdate(ProvisionalPatient, { id: made.id }, { searches: made.searches + 1 });
  });
  return true;
};
