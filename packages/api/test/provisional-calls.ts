import { LikelyRecord } from '../src/model/likely-record.entity.ts';
import type { Patient } from '../src/model/patient.entity.ts';
import { ProvisionalPatient } from '../src/model/provisional-patient.entity.ts';
import { Verification } from '../src/model/verification.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { buildDocument } from './build-document.ts';
import { buildPatient } from './build-effect.ts';
import type { BuiltFacility } from './build-facility.ts';
import type { TestDatabase } from './open-test-database.ts';

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
}

/** Somebody whom a clerk made of a document, and a record of the hospital that may be the real one. */
export const buildProvisional = async ({ database, facility }: World, parts: Partial<Patient> = {}) => {
  const em = forkForFacility(database.orm, facility.facilityId);
  const documentId = await buildDocument(em, { family: 'Nouveau', given: ['Ana'] });
  const [madeBy] = facility.userIds;
  const person = { family: 'Nouveau', given: ['Ana'], birthDate: '1990-01-01' };
  const patient = buildPatient(em, { ...person, isProvisional: true, ...parts });
  const real = buildPatient(em, person);
  em.create(Verification, { document: documentId, outcome: 'provisional', patient, chosenBy: madeBy });
  const made = em.create(ProvisionalPatient, { patient, document: documentId, madeBy, searchAt: new Date() });
  em.create(LikelyRecord, { provisionalPatient: made, patient: real, rank: 0, grade: 'probable', evidence: [] });
  await em.flush();
  return { documentId, provisionalPatientId: made.id, patientId: real.id, madePatientId: patient.id };
};

/** How the procedures about provisional patients are called. */
export const PROVISIONAL_CALLS = {
  'provisional.listProvisionalPatients': () => ({ cursor: null, limit: 50 }),
  'provisional.mergeProvisionalPatient': async (world: World) => {
    const { provisionalPatientId, patientId } = await buildProvisional(world);
    return { provisionalPatientId, patientId };
  },
  // The hospital of these tests is away.
  'provisional.searchRealRecord': async (world: World) => ({
    provisionalPatientId: (await buildProvisional(world)).provisionalPatientId,
  }),
  'provisional.undoMerge': async (world: World) => {
    const { provisionalPatientId, patientId } = await buildProvisional(world);
    const em = forkForFacility(world.database.orm, world.facility.facilityId);
    const merge = { mergedInto: patientId, mergeDueAt: new Date(Date.now() + 60_000) };
    await em.nativeUpdate(ProvisionalPatient, { id: provisionalPatientId }, merge);
    return { provisionalPatientId };
  },
};
