import { stableDigits, stableId } from '../seeded.ts';
import type { Person } from './person.ts';

/** OIDs under HL7's arc for examples: they can never name a real assigner. */
export const FACILITY_OID: Readonly<Record<string, string>> = {
  'chu-montclair': '2.16.840.1.113883.19.71.1',
  northbrook: '2.16.840.1.113883.19.71.2',
  'maple-street': '2.16.840.1.113883.19.71.3',
};

/** The OID of the medical record numbers of one facility. */
export const mrnOid = (facilityCode: string): string => `${FACILITY_OID[facilityCode] ?? 'unknown'}.1`;

/** The id of a facility's record on the FHIR server, which all of them share. */
export const organizationId = (facilityCode: string): string => stableId(`organization:${facilityCode}`);

/** The national numbers of the three countries: INS-NIR, NHS number, social security number. */
export const NATIONAL_OID = {
  FR: '1.2.250.1.213.1.4.8',
  GB: '2.16.840.1.113883.2.1.4.1',
  US: '2.16.840.1.113883.4.1',
} as const;

/** How FHIR writes the same systems. */
export const NATIONAL_SYSTEM = {
  FR: `urn:oid:${NATIONAL_OID.FR}`,
  GB: 'https://fhir.nhs.uk/Id/nhs-number',
  US: 'http://hl7.org/fhir/sid/us-ssn',
} as const;

/** The commune of every birth in the French hospital, by its code: as in the numbers, 999 is none. */
export const BIRTH_COMMUNE = '69999';

/**
 * An INS in the form of a French social security number: thirteen digits and their key (97 minus the remainder by 97).
 * Commune 999 does not exist, so that the number is nobody's.
 */
export function frenchIns(person: Pick<Person, 'key' | 'sex' | 'birthDate'>): string {
  const sex = person.sex === 'male' ? '1' : '2';
  const order = stableDigits(`ins:${person.key}`, 3);
  const number = `${sex}${person.birthDate.slice(2, 4)}${person.birthDate.slice(5, 7)}${BIRTH_COMMUNE}${order}`;
  const key = 97n - (BigInt(number) % 97n);
  return `${number}${key.toString().padStart(2, '0')}`;
}

/** True for fifteen digits whose key is right. */
export const isIns = (value: string): boolean =>
  /^\d{15}$/.test(value) && 97n - (BigInt(value.slice(0, 13)) % 97n) === BigInt(value.slice(13));

const nhsCheckDigit = (nine: string): number => {
  let sum = 0;
  for (let index = 0; index < 9; index += 1) sum += Number(nine[index]) * (10 - index);
  return (11 - (sum % 11)) % 11;
};

/** An NHS number of the range 999, which is kept for tests, with its modulus 11 check digit. */
export function nhsTestNumber(key: string): string {
  for (let attempt = 0; ; attempt += 1) {
    const nine = `999${stableDigits(`nhs:${key}:${attempt}`, 6)}`;
    const check = nhsCheckDigit(nine);
    if (check < 10) return `${nine}${check}`;
  }
}

/** True for ten digits of the test range whose check digit is right. */
export const isNhsTestNumber = (value: string): boolean =>
  /^999\d{7}$/.test(value) && nhsCheckDigit(value.slice(0, 9)) === Number(value.at(-1));

/** A number in an area (900-999) and group (01-49) that the United States never issue, neither as SSN nor as ITIN. */
export function syntheticSsn(key: string): string {
  const area = 900 + (Number(stableDigits(`ssn-area:${key}`, 4)) % 100);
  const group = 1 + (Number(stableDigits(`ssn-group:${key}`, 4)) % 49);
  return `${area}${group.toString().padStart(2, '0')}${stableDigits(`ssn:${key}`, 4)}`;
}
