import type { PatientIdentifier } from '@mailroom/contracts';

/** INS-NIR, INS-NIA, and the two that stand for test and demonstration (FR Core, profile FRCorePatientINS). */
const INS_SYSTEMS = new Set([
  '1.2.250.1.213.1.4.8',
  '1.2.250.1.213.1.4.9',
  '1.2.250.1.213.1.4.10',
  '1.2.250.1.213.1.4.11',
]);

/** National numbers that CDA names by an OID and FHIR by a URI. */
const OIDS: Readonly<Record<string, string>> = {
  'https://fhir.nhs.uk/id/nhs-number': '2.16.840.1.113883.2.1.4.1',
  'http://hl7.org/fhir/sid/us-ssn': '2.16.840.1.113883.4.1',
};

/** These are written in groups: `943 476 5919`, `987-65-4320`. In other systems a hyphen may tell two numbers apart. */
const GROUPED_SYSTEMS = new Set([...INS_SYSTEMS, ...Object.values(OIDS)]);

const NOTHING = new Set(['unknown', 'unk', 'inconnu', 'none', 'null', 'nil', 'na', 'n/a', 'nc']);

/** A system as all of its spellings: an OID bare and in lower case, or a URI. */
function normaliseSystem(system: string): string {
  const plain = system
    .toLowerCase()
    .replace(/\s/gu, '')
    .replace(/^(urn:oid:)+/, '');
  return OIDS[plain] ?? plain;
}

/** An identifier without what its spelling adds. Null: it names nobody, being blank or without a system. */
export function normaliseIdentifier({ system, value }: PatientIdentifier): { system: string; value: string } | null {
  const plainSystem = normaliseSystem(system ?? '');
  const separators = GROUPED_SYSTEMS.has(plainSystem) ? /[\s.\-/]/gu : /\s/gu;
  const plain = value.normalize('NFKC').toLowerCase().replace(separators, '');
  return plainSystem === '' || isBlank(plain) ? null : { system: plainSystem, value: plain };
}

/** Nothing, a word for nothing, or one character all along such as `00` and `XXX`. */
const isBlank = (value: string): boolean =>
  NOTHING.has(value) || !/[\p{Letter}\p{Number}]/u.test(value) || /^(0+|(.)\2{2,})$/u.test(value);

/** One text per identifier that is equal for equal ones, its system before the last space. */
export const identifierKeys = (identifiers: readonly PatientIdentifier[]): Set<string> =>
  new Set(identifiers.flatMap((identifier) => keyOf(normaliseIdentifier(identifier))));

const keyOf = (plain: { system: string; value: string } | null): string[] =>
  plain === null ? [] : [`${plain.system} ${plain.value}`];

export const systemOfKey = (key: string): string => key.slice(0, key.lastIndexOf(' '));

export const isIns = ({ system }: PatientIdentifier): boolean => INS_SYSTEMS.has(normaliseSystem(system ?? ''));

/** Whether a number is of a national system: these are known everywhere, so that none is taken for another. */
export const isNational = ({ system }: PatientIdentifier): boolean =>
  GROUPED_SYSTEMS.has(normaliseSystem(system ?? ''));
