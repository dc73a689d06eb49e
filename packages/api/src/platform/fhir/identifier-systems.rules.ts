import type { PatientIdentifier } from '@mailroom/contracts';

/** Systems that HL7 and their owners name both ways: documents write the OID, FHIR servers the URI. */
const URI_OF_OID: Readonly<Record<string, string>> = {
  '2.16.840.1.113883.2.1.4.1': 'https://fhir.nhs.uk/Id/nhs-number',
  '2.16.840.1.113883.4.1': 'http://hl7.org/fhir/sid/us-ssn',
  '2.16.840.1.113883.4.6': 'http://hl7.org/fhir/sid/us-npi',
  '2.16.840.1.113883.4.572': 'http://hl7.org/fhir/sid/us-medicare',
};

const OID = /^(urn:oid:)?(\d+(?:\.\d+)+)$/;

/** The name of a system in FHIR, however it was written: two identifiers may be equal only if these are. */
export const fhirSystem = (system: string): string => {
  const oid = OID.exec(system.trim())?.[2];
  return oid === undefined ? system.trim() : (URI_OF_OID[oid] ?? `urn:oid:${oid}`);
};

/** Every name that a server may know a system by. */
export const systemNames = (system: string): readonly string[] => {
  const canonical = fhirSystem(system);
  const oid = Object.keys(URI_OF_OID).find((oid) => URI_OF_OID[oid] === canonical);
  return oid === undefined ? [canonical] : [canonical, `urn:oid:${oid}`];
};

/** FHIR R4, search, escaping: these have a meaning inside a parameter. */
export const escapeSearch = (text: string): string => text.replaceAll(/[\\,|$]/g, String.raw`\$&`);

/** The French INS, which has no URI. */
const INS = /^urn:oid:1\.2\.250\.1\.213\.1\.4\.(8|9|10|11)$/;

/** Whether a number is a French national identity. */
export const isOfIns = ({ system }: PatientIdentifier): boolean => INS.test(fhirSystem(system ?? ''));

/** Groups of a national number are made by blanks, dots or hyphens; of others a hyphen may tell two apart. */
const separatorsOf = (system: string): RegExp =>
  INS.test(system) || Object.values(URI_OF_OID).includes(system) ? /[\s./-]/g : /\s/g;

/** A number as it was written and as servers keep it: a search compares characters. */
const spellings = (value: string, separators: RegExp): readonly string[] => [
  ...new Set([value.trim(), value.replaceAll(separators, '')]),
];

/** The search tokens of an identifier: one for every name of its system and spelling of its value. */
export const identifierTokens = ({ system, value }: PatientIdentifier): readonly string[] => {
  const values = spellings(value, separatorsOf(fhirSystem(system ?? ''))).map(escapeSearch);
  if (system === null) return values;
  return systemNames(system).flatMap((name) => values.map((value) => `${escapeSearch(name)}|${value}`));
};

const squeezed = (value: string): string => value.replaceAll(/[\s./-]/g, '').toLowerCase();

/**
 * The numbers of a patient that are compared with a document's: those of the systems that the document states, and those that
 * it states without their system, or under another one.
 */
export const comparedIdentifiers = (
  known: readonly PatientIdentifier[],
  read: readonly PatientIdentifier[],
): PatientIdentifier[] => {
  const systems = new Set(read.map(({ system }) => fhirSystem(system ?? '')));
  const values = new Set(read.map(({ value }) => squeezed(value)));
  return known.filter(({ system, value }) => systems.has(fhirSystem(system ?? '')) || values.has(squeezed(value)));
};
