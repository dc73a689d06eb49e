import fc from 'fast-check';
import { isRecord, type JsonSchema } from '../../../contracts/releases/index.ts';

/** A resource as JSON. */
export type Json = Readonly<Record<string, unknown>>;

const SEED = 27932;

/** What decides how a record is read, by place; every other text is any word. */
const EXAMPLES: Readonly<Record<string, readonly string[]>> = {
  birthDate: ['1951', '1951-04', '1951-04-17'],
  deceasedDateTime: ['2024-02-29', '2024-02-29T10:00:00+01:00'],
  'identifier[].use': ['official', 'old'],
  'identifier[].period.end': ['2020', '2020-01-31'],
  'identifier[].type.coding[].code': ['MR', 'INS-NIR'],
  'name[].use': ['usual', 'official', 'maiden', 'old'],
  'name[].period.end': ['2020', '2020-01-31'],
  'telecom[].system': ['phone', 'email'],
  'telecom[].use': ['home', 'mobile', 'old'],
  'address[].use': ['home', 'old', 'temp'],
  'contact[].relationship[].coding[].code': ['C', 'N'],
  'contact[].telecom[].system': ['phone', 'email'],
  'generalPractitioner[].reference': ['Practitioner/p1', 'Practitioner/p2', 'Organization/o1'],
  'managingOrganization.reference': ['Organization/o1', 'https://fhir.example/Organization/o2'],
  'link[].type': ['replaced-by', 'seealso'],
  'link[].other.reference': ['Patient/p1', 'Patient/p2/_history/3'],
  'extension[].url': [
    'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
    'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-identity-reliability',
    'http://hl7.org/fhir/other',
  ],
  'extension[].extension[].url': ['identityStatus', 'validationDate'],
  'extension[].valueAddress.district': ['75056', 'Mitte'],
  'extension[].valueAddress.extension[].url': [
    'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-address-insee-code',
    'http://hl7.org/fhir/other',
  ],
  'extension[].valueAddress.extension[].valueCoding.code': ['2A004', '99100'],
  'name[].extension[].url': [
    'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-patient-birth-list-given-name',
    'http://hl7.org/fhir/other',
  ],
};

const propertiesOf = ({ properties }: JsonSchema): [string, JsonSchema][] =>
  Object.entries(isRecord(properties) ? properties : {}).flatMap(([name, field]) =>
    // It was looked at just now.
    isRecord(field) ? [[name, field] as [string, JsonSchema]] : [],
  );

const under = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

/** The paths of all fields at every depth, lists as `name[]`. */
export const fieldsOf = (schema: JsonSchema, path = ''): string[] => {
  const { items } = schema;
  if (isRecord(items)) return fieldsOf(items, `${path}[]`);
  return propertiesOf(schema).flatMap(([name, field]) => [under(path, name), ...fieldsOf(field, under(path, name))]);
};

const word = fc.stringMatching(/^[a-z]{4,8}$/);

const arbitraryOf = (schema: JsonSchema, path: string): fc.Arbitrary<unknown> => {
  const { type, items, anyOf, enum: values, required } = schema;
  const examples = EXAMPLES[path];
  if ('const' in schema) return fc.constant(schema['const']);
  // Whatever stands in a list is unknown, and may be.
  if (Array.isArray(values)) return fc.constantFrom(...(values as unknown[]));
  if (examples) return fc.constantFrom(...examples);
  if (Array.isArray(anyOf)) return fc.oneof(...anyOf.filter(isRecord).map((one) => arbitraryOf(one, path)));
  if (isRecord(items)) return fc.array(arbitraryOf(items, `${path}[]`), { maxLength: 3 });
  switch (type) {
    case 'object': {
      const fields = propertiesOf(schema).map(
        ([name, field]) => [name, arbitraryOf(field, under(path, name))] as const,
      );
      // JSON Schema, validation §6.5.3: names.
      const needed = Array.isArray(required) ? (required as string[]) : [];
      return fc.record(Object.fromEntries(fields), { requiredKeys: needed });
    }
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: 1, max: 4 });
    case 'null':
      return fc.constant(null);
    default:
      return word;
  }
};

/** Patients that a schema accepts, made from the schema alone: the same ones on every run. */
export const patientsOf = (schema: JsonSchema, count: number): Json[] =>
  fc.sample(arbitraryOf(schema, ''), { numRuns: count, seed: SEED }) as Json[];

/** Changes what stands at a path, in every item of the lists on the way. @returns whether anything stood there. */
const change = (
  at: unknown,
  steps: readonly string[],
  act: (holder: Record<string, unknown>, key: string) => void,
): boolean => {
  const [step = '', ...rest] = steps;
  if (Array.isArray(at)) return at.map((item) => change(item, steps, act)).includes(true);
  if (typeof at !== 'object' || at === null || !(step in at)) return false;
  // An object that is no list; its values are unknown.
  const holder = at as Record<string, unknown>;
  if (rest.length > 0) return change(holder[step], rest, act);
  act(holder, step);
  return true;
};

const stepsOf = (path: string): string[] => path.replaceAll('[]', '').split('.');

/** The patient without a field. */
export const without = (patient: Json, path: string): Json => {
  const copy = structuredClone(patient);
  change(copy, stepsOf(path), (holder, key) => delete holder[key]);
  return copy;
};

/** The patient with something of another type in a field; null when it has no such field. */
export const retyped = (patient: Json, path: string): Json | null => {
  const copy = structuredClone(patient);
  const isThere = change(copy, stepsOf(path), (holder, key) => {
    holder[key] = typeof holder[key] === 'number' ? 'text' : 7;
  });
  return isThere ? copy : null;
};
