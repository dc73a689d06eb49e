import { existsSync, globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { generalPractitionerOf, patientFromFhir } from '../../../api/src/features/verification/patient-from-fhir.ts';
import { BatchResponse, Searchset, TransactionResponse } from '../../../api/src/platform/fhir/bundle.ts';
import { FhirPatient } from '../../../api/src/platform/fhir/fhir-patient.ts';
import { OperationOutcome } from '../../../api/src/platform/fhir/operation-outcome.ts';
import type { JsonSchema } from '../../../contracts/releases/index.ts';
import { root } from '../contract-sources.ts';
import type { Canary, GateResult } from '../gate.ts';
import { fieldsOf, type Json, patientsOf, retyped, without } from '../samples/fhir-patients.ts';
import { countOutcomes, type OutcomeCounts, printCounts, unreviewed, writeFormat } from '../samples/reviewed-format.ts';

const CORPUS = join(root, '../shared/data/fhir');
const PATIENTS = 400;

const schemaOf = (schema: z.ZodType): JsonSchema => z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });

/** All that is read of the hospital's server. */
const READ = { Patient: FhirPatient, Searchset, BatchResponse, TransactionResponse, OperationOutcome };
const schemas = () => Object.fromEntries(Object.entries(READ).map(([name, schema]) => [name, schemaOf(schema)]));

const Patient = z.looseObject({ resourceType: z.literal('Patient') });
const Bundle = z.object({ resourceType: z.literal('Bundle'), entry: z.array(z.object({ resource: z.unknown() })) });

/** The patients that a file of the corpus holds: alone, one a line, or in a bundle. */
const patientsIn = (path: string): Json[] => {
  const text = readFileSync(join(CORPUS, path), 'utf8');
  const resources: unknown[] = path.endsWith('.ndjson')
    ? text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [JSON.parse(line)]))
    : [JSON.parse(text)];
  return resources
    .flatMap((resource) => Bundle.safeParse(resource).data?.entry.map((entry) => entry.resource) ?? [resource])
    .flatMap((resource) => Patient.safeParse(resource).data ?? []);
};

type Read = (patient: Json) => unknown;

/** What the mirror keeps of a patient; null when the record is refused. */
const readAsShipped: Read = (patient) => {
  const read = FhirPatient.safeParse(patient);
  return read.success ? [patientFromFhir(read.data), generalPractitionerOf(read.data)] : null;
};

const outcomeOf = (patient: Json): string => {
  const read = FhirPatient.safeParse(patient);
  return read.success ? 'fits' : `refused at ${read.error.issues[0]?.path.join('.') ?? ''}`;
};

const countCorpus = (): OutcomeCounts | null => {
  if (!existsSync(CORPUS)) return null;
  const files = globSync('**/*.{json,ndjson}', { cwd: CORPUS }).toSorted();
  return { patient: countOutcomes(files.flatMap(patientsIn).map(outcomeOf)) };
};

export const writeFhir = (): string => writeFormat('fhir', { counts: countCorpus(), schema: schemas() });

/** Fields that can go without anybody seeing it: they are read for nothing. */
const unread = (fields: readonly string[], patients: readonly Json[], read: Read): string[] => {
  const shown = patients.map(read);
  return fields.filter((field) =>
    patients.every((patient, index) => isDeepStrictEqual(read(without(patient, field)), shown[index])),
  );
};

/** Fields of which something of another type is taken: a record that is half understood must not be matched. */
const halfUnderstood = (fields: readonly string[], patients: readonly Json[], read: Read): string[] =>
  fields.filter((field) =>
    patients.map((patient) => retyped(patient, field)).some((patient) => patient !== null && read(patient) !== null),
  );

const canariesOf = (fields: readonly string[], patients: readonly Json[]): Canary[] => {
  const deaf: Read = (patient) => readAsShipped(without(patient, 'birthDate'));
  const lenient: Read = (patient) => readAsShipped(patient) ?? 'taken';
  return [
    {
      name: 'a reader that does not read the birth date',
      isCaught: unread(fields, patients, deaf).includes('birthDate'),
    },
    { name: 'a reader that takes every type', isCaught: halfUnderstood(fields, patients, lenient).length > 0 },
    { name: 'a field that no patient has', isCaught: unread(['planted'], patients, readAsShipped).length === 1 },
  ];
};

/** Gate 5 for FHIR R4: what is read of the hospital's server, against its schemas and against what it came to in a corpus. */
export const checkFhir = (): GateResult => {
  const schema = schemaOf(FhirPatient);
  const fields = fieldsOf(schema);
  const patients = patientsOf(schema, PATIENTS);
  const refused = patients.filter((patient) => readAsShipped(patient) === null);
  const survivors = [
    ...unread(fields, patients, readAsShipped).map((field) => `${field}: nothing reads it`),
    ...halfUnderstood(fields, patients, readAsShipped).map((field) => `${field}: another type is taken`),
  ];
  const counts = countCorpus();
  return {
    title: 'Formats of FHIR',
    lines: [
      counts === null
        ? 'FHIR R4: the corpus (../shared/data) is not on this machine; only generated patients are read.'
        : `FHIR R4, corpus: ${printCounts(counts)}.`,
      `${patients.length} patients generated from the schema, each of ${fields.length} fields left out and given another type.`,
      'HL7 v2 is not read yet.',
    ],
    failures: [
      ...unreviewed('fhir', { counts, schema: schemas() }),
      ...(refused.length === 0 ? [] : [`${refused.length} generated patients are refused`]),
      ...survivors.map((survivor) => `survivor: ${survivor}`),
    ],
    mutants: { killed: 2 * fields.length - survivors.length, total: 2 * fields.length },
    canaries: canariesOf(fields, patients),
  };
};
