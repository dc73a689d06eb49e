import type { PatientIdentifier } from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Connection } from '../../model/connection.entity.ts';
import { MirroredIdentifier } from '../../model/mirrored-identifier.entity.ts';
import { PATIENT_IDENTIFIERS, Patient } from '../../model/patient.entity.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { normaliseIdentifier } from './identifier.rules.ts';
import type { AskedDocument } from './load-traits.ts';
import { patientFromFhir } from './patient-from-fhir.ts';

/** Normalised, one character may be many; nobody is looked for by a number that long, and its column has no room for it. */
const MAX_NUMBER_CHARACTERS = 200;

/** The numbers of an identifier list as the rules compare them, each once. */
const numbersOf = (identifiers: AskedDocument['traits']['identifiers']) => {
  const numbers = identifiers
    .flatMap((identifier) => normaliseIdentifier(identifier) ?? [])
    .filter(({ value }) => value.length <= MAX_NUMBER_CHARACTERS);
  return [...new Map(numbers.map((number) => [`${number.system} ${number.value}`, number])).values()];
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
  return patients;
};

/** More are not looked at; whoever gets as many knows that there may be others. */
export const MAX_MIRRORED = 2000;

/** A record that was mirrored under another connection may be another facility's. */
const trustedSince = async (em: EntityManager): Promise<Date> => {
  const [connection] = await em.find(Connection, {}, { fields: ['changedAt'], limit: 1 });
  return connection?.changedAt ?? new Date(0);
};

const underSomeSystem = ({ system, value }: PatientIdentifier) => ({ system: system?.trim() || 'unknown', value });

/** Whom the mirror knows by any number or birth date of the documents: what there is while the server does not answer. */
export const findMirrored = async (em: EntityManager, documents: readonly AskedDocument[]): Promise<Patient[]> => {
  // One without a system is looked for in every one: the rules say what it is worth.
  const numbers = documents.flatMap(({ traits }) => numbersOf(traits.identifiers.map(underSomeSystem)));
  const days = documents.flatMap(({ traits }) => traits.birthDate ?? []);
  const known =
    numbers.length === 0
      ? []
      : await em.find(
          MirroredIdentifier,
          { value: { $in: numbers.map(({ value }) => value) } },
          { fields: ['patient'] },
        );
  return em.find(
    Patient,
    {
      $or: [{ id: { $in: known.map(({ patient }) => patient.id) } }, { birthDate: { $in: days } }],
      isProvisional: false,
      mirroredAt: { $gte: await trustedSince(em) },
    },
    { limit: MAX_MIRRORED },
  );
};
