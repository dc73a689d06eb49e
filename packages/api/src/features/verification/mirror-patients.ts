import type { EntityManager } from '@mikro-orm/postgresql';
import { Connection } from '../../model/connection.entity.ts';
import { MirroredIdentifier } from '../../model/mirrored-identifier.entity.ts';
import { PATIENT_IDENTIFIERS, Patient } from '../../model/patient.entity.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { normaliseIdentifier } from './identifier.rules.ts';
import type { AskedDocument } from './load-traits.ts';
import { KEYS_VERSION, keysAsked } from './mirror-keys.rules.ts';
import { nearNumbers } from './near-numbers.rules.ts';
import { patientFromFhir } from './patient-from-fhir.ts';
import { findByKeys, keepKeys } from './patient-keys.ts';

/** Normalised, one character may be many; nobody is looked for by a number that long, and its column has no room for it. */
const MAX_NUMBER_CHARACTERS = 200;

/** Stands for a system that is not stated: nothing is known of how its numbers are grouped. */
const ANY_SYSTEM = 'any';

/** The numbers of an identifier list as the rules compare them, each once. */
const numbersOf = (identifiers: AskedDocument['traits']['identifiers']) => {
  const numbers = identifiers
    .flatMap((identifier) => normaliseIdentifier(identifier) ?? [])
    .filter(({ value }) => value.length <= MAX_NUMBER_CHARACTERS);
  return [...new Map(numbers.map((number) => [`${number.system} ${number.value}`, number])).values()];
};

/** Values of numbers as any system may have them; one without a system is looked for in every one: the rules say what it is worth. */
const valuesOf = (identifiers: AskedDocument['traits']['identifiers']): string[] => {
  const all = [...identifiers, ...nearNumbers(identifiers)];
  return numbersOf([...all, ...all.map(({ value }) => ({ system: ANY_SYSTEM, value }))]).map(({ value }) => value);
};

/** Keeps the records that the hospital's server gave, in place of what the mirror had of them. */
export const mirrorPatients = async (
  em: EntityManager,
  facility: string,
  records: readonly PatientRecord[],
): Promise<Patient[]> => {
  if (records.length === 0) return [];
  const newest = new Map(records.map((record) => [record.id, record]));
  // In one order everywhere, so that two workers that mirror the same people do not wait for each other in a circle.
  const rows = [...newest.values()]
    .toSorted((one, other) => (one.id < other.id ? -1 : 1))
    .map((record) => {
      const { identifiers, ...row } = patientFromFhir(record);
      const { isUnderstood } = record;
      return {
        ...row,
        identifiers: PATIENT_IDENTIFIERS.write(identifiers),
        isUnderstood,
        facility,
        keysVersion: KEYS_VERSION,
        mirroredAt: new Date(),
      };
    });
  const patients = await em.upsertMany(Patient, rows, {
    onConflictFields: ['facility', 'fhirId'],
    onConflictExcludeFields: ['createdAt'],
  });
  await em.nativeDelete(MirroredIdentifier, { patient: { $in: patients.map(({ id }) => id) } });
  const numbers = patients.flatMap((patient) =>
    numbersOf(PATIENT_IDENTIFIERS.read(patient.identifiers)).map((number) => ({ ...number, patient: patient.id })),
  );
  if (numbers.length > 0) await em.insertMany(MirroredIdentifier, numbers);
  await keepKeys(em, patients);
  return patients;
};

/** More are not looked at. */
const MAX_MIRRORED = 2000;

/** A record that was mirrored under another connection may be another facility's. */
const trustedSince = async (em: EntityManager): Promise<Date> => {
  const [connection] = await em.find(Connection, {}, { fields: ['changedAt'], limit: 1 });
  return connection?.changedAt ?? new Date(0);
};

/**
 * Whom the mirror knows by any number of the documents, whatever its system, or by any of their keys: what there is while the
 * server does not answer. Whoever has no keys yet is found by birth date. Not complete: more were found than are looked at.
 */
export const findMirrored = async (
  em: EntityManager,
  documents: readonly AskedDocument[],
): Promise<{ readonly patients: readonly Patient[]; readonly isComplete: boolean }> => {
  const values = documents.flatMap(({ traits }) => valuesOf(traits.identifiers));
  const days = documents.flatMap(({ traits }) => traits.birthDate ?? []);
  const numbered = await em.find(
    MirroredIdentifier,
    { value: { $in: values } },
    { fields: ['patient'], limit: MAX_MIRRORED },
  );
  const keys = documents.flatMap(({ traits }) => keysAsked(traits));
  const ids = [...numbered.map(({ patient }) => patient.id), ...(await findByKeys(em, keys, MAX_MIRRORED))];
  const patients = await em.find(
    Patient,
    {
      $or: [{ id: { $in: ids } }, { birthDate: { $in: days }, keysVersion: { $lt: KEYS_VERSION } }],
      isProvisional: false,
      mirroredAt: { $gte: await trustedSince(em) },
    },
    { limit: MAX_MIRRORED },
  );
  return { patients, isComplete: Math.max(numbered.length, patients.length) < MAX_MIRRORED };
};
