import type { EntityManager } from '@mikro-orm/postgresql';
import { Patient } from '../../model/patient.entity.ts';
import { PatientKey } from '../../model/patient-key.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { traitsKnown } from './known-patient.ts';
import { KEYS_VERSION, keysOf } from './mirror-keys.rules.ts';

/** All rows in one parameter: a statement has room for 65,535 of them. */
const INSERT = `
  insert into patient_key (patient_id, key)
  select patient_id, key from jsonb_to_recordset(?::jsonb) as keys (patient_id uuid, key text)
  on conflict do nothing`;

/** Writes what patients are found by, in place of what it was. Their rows are locked by then. */
export const keepKeys = async (em: EntityManager, patients: readonly Patient[]): Promise<void> => {
  await em.nativeDelete(PatientKey, { patient: { $in: patients.map(({ id }) => id) } });
  const rows = patients.flatMap((patient) =>
    keysOf(traitsKnown(patient)).map((key) => ({ patient_id: patient.id, key })),
  );
  await em.execute(INSERT, [JSON.stringify(rows)]);
};

/**
 * Whoever shares the most keys comes first, so that a limit cuts off who shares the least. An array, and not a join, is looked up
 * in the index however few rows PostgreSQL expects.
 */
export const SEARCH = `
  select patient_id from patient_key where key = any(array(select jsonb_array_elements_text(?::jsonb)))
  group by patient_id order by count(*) desc, patient_id limit ?`;

/** The ids of the mirrored patients who have any of the keys, by one statement. */
export const findByKeys = async (em: EntityManager, keys: readonly string[], limit: number): Promise<string[]> => {
  const found = await em.execute<{ patient_id: string }[]>(SEARCH, [JSON.stringify([...new Set(keys)]), limit]);
  return found.map(({ patient_id }) => patient_id);
};

/** Of one facility in one go; the others at the next. */
const MAX_PATIENTS = 500;
const LACKING = `select id from patient where keys_version < ${KEYS_VERSION} limit ${MAX_PATIENTS} for update skip locked`;

/** Gives keys to patients who have none, or those of an older release: they were mirrored before, or made here. */
export const writeMissingKeys = async ({ orm }: Pick<App, 'orm'>, facilityId: string): Promise<void> => {
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const lacking = await em.execute<{ id: string }[]>(LACKING);
    if (lacking.length === 0) return;
    const ids = { id: { $in: lacking.map(({ id }) => id) } };
    await keepKeys(em, await em.find(Patient, ids));
    await em.nativeUpdate(Patient, ids, { keysVersion: KEYS_VERSION });
  });
};
