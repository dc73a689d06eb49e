import type { HumanName, Identifier, Organization, Patient } from '@medplum/fhirtypes';
import { facilities } from './facilities.ts';
import { generatePeople } from './people/generate-people.ts';
import { BIRTH_COMMUNE, FACILITY_OID, mrnOid, NATIONAL_SYSTEM, organizationId } from './people/identifiers.ts';
import type { Person, Realm } from './people/person.ts';
import { stableId } from './seeded.ts';

export { generatePractitioners } from './people/practitioners.ts';

const V2_0203 = 'http://terminology.hl7.org/CodeSystem/v2-0203';
const MARITAL_STATUS = 'http://terminology.hl7.org/CodeSystem/v3-MaritalStatus';

/** v2-0203 types of the national numbers. INS-NIR is the French profile's own code. */
const NATIONAL_TYPE: Readonly<Record<Realm, { system: string; code: string }>> = {
  FR: { system: 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203', code: 'INS-NIR' },
  GB: { system: V2_0203, code: 'NH' },
  US: { system: V2_0203, code: 'SS' },
};

const LANGUAGES: Readonly<Record<Realm, string>> = { FR: 'fr-FR', GB: 'en-GB', US: 'en-US' };

/** The id of a person's record on the FHIR server. */
export const patientId = (personKey: string): string => stableId(`patient:${personKey}`);

function toIdentifiers(person: Person): Identifier[] {
  return [
    {
      use: 'usual',
      type: { coding: [{ system: V2_0203, code: 'MR' }] },
      system: `urn:oid:${mrnOid(person.facilityCode)}`,
      value: person.mrn,
      assigner: { reference: `Organization/${organizationId(person.facilityCode)}` },
    },
    {
      use: 'official',
      type: { coding: [NATIONAL_TYPE[person.realm]] },
      system: NATIONAL_SYSTEM[person.realm],
      value: person.nationalNumber,
    },
  ];
}

function toNames(person: Person): HumanName[] {
  const given = person.given.length > 0 ? { given: [...person.given] } : {};
  const official: HumanName = { use: 'official', family: person.family, ...given, ...birthGiven(person) };
  if (person.birthFamily === person.family) return [official];
  return [official, { use: 'maiden', family: person.birthFamily, ...given }];
}

const FR_CORE = 'https://hl7.fr/ig/fhir/core/StructureDefinition';

/** Every given name of the birth certificate, as French servers have them beside the name. */
const birthGiven = ({ realm, given }: Person): Pick<HumanName, 'extension'> =>
  realm !== 'FR' || given.length === 0
    ? {}
    : { extension: [{ url: `${FR_CORE}/fr-core-patient-birth-list-given-name`, valueString: given.join(' ') }] };

/** The place of birth by its code, and that the identity was checked against papers, as French servers have them. */
const frenchIdentity = ({ realm }: Person): Pick<Patient, 'extension'> =>
  realm !== 'FR'
    ? {}
    : {
        extension: [
          {
            url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
            valueAddress: {
              city: 'Montclair',
              extension: [{ url: `${FR_CORE}/fr-core-address-insee-code`, valueCoding: { code: BIRTH_COMMUNE } }],
            },
          },
          {
            url: `${FR_CORE}/fr-core-identity-reliability`,
            extension: [{ url: 'identityStatus', valueCoding: { code: 'VALI' } }],
          },
        ],
      };

function toPatient(person: Person): Patient {
  const { line, city, postalCode, state } = person.address;
  return {
    resourceType: 'Patient',
    id: patientId(person.key),
    active: person.replacedBy === null,
    identifier: toIdentifiers(person),
    name: toNames(person),
    telecom: [
      { system: 'phone', use: 'mobile', value: person.phone },
      ...(person.email === null ? [] : [{ system: 'email' as const, value: person.email }]),
    ],
    gender: person.sex,
    birthDate: person.birthDate,
    ...frenchIdentity(person),
    ...(person.deceasedOn === null ? {} : { deceasedDateTime: person.deceasedOn }),
    ...(person.situation === 'twin' ? { multipleBirthBoolean: true } : {}),
    address: [
      { use: 'home', line: [line], city, postalCode, ...(state === null ? {} : { state }), country: person.realm },
    ],
    maritalStatus: { coding: [{ system: MARITAL_STATUS, code: person.maritalStatus }] },
    communication: [
      { language: { coding: [{ system: 'urn:ietf:bcp:47', code: LANGUAGES[person.realm] }] }, preferred: true },
    ],
    generalPractitioner: [{ reference: `Practitioner/${stableId(`practitioner:${person.practitionerKey}`)}` }],
    managingOrganization: { reference: `Organization/${organizationId(person.facilityCode)}` },
    ...(person.replacedBy === null
      ? {}
      : { link: [{ type: 'replaced-by' as const, other: { reference: `Patient/${patientId(person.replacedBy)}` } }] }),
  };
}

/** The hospital's patients, the same at every call on every machine. */
export const generatePatients = (): Patient[] => generatePeople().map(toPatient);

/** The facilities as FHIR organizations, which the patients refer to. */
export const generateOrganizations = (): Organization[] =>
  facilities.facilities.map((facility) => ({
    resourceType: 'Organization',
    id: organizationId(facility.code),
    active: true,
    identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:oid:${FACILITY_OID[facility.code] ?? ''}` }],
    name: facility.name,
    address: [{ city: facility.city, country: facility.country }],
  }));
