import type { Practitioner } from '@medplum/fhirtypes';
import { seeded, stableDigits, stableId } from '../seeded.ts';
import { NAMES } from './names.ts';
import type { Realm } from './person.ts';

export type Specialty =
  | 'general'
  | 'cardiology'
  | 'pneumology'
  | 'orthopaedics'
  | 'surgery'
  | 'endocrinology'
  | 'neurology'
  | 'paediatrics'
  | 'biology'
  | 'radiology';

export interface Clinician {
  key: string;
  realm: Realm;
  facilityCode: string;
  family: string;
  given: string;
  sex: 'male' | 'female';
  specialty: Specialty;
  /** RPPS number, GMC reference or NPI, all synthetic. */
  license: string;
}

/** What each specialty is called on letters. */
export const SPECIALTY_NAMES: Readonly<Record<Specialty, { fr: string; en: string }>> = {
  general: { fr: 'Médecine générale', en: 'General practice' },
  cardiology: { fr: 'Cardiologie', en: 'Cardiology' },
  pneumology: { fr: 'Pneumologie', en: 'Respiratory medicine' },
  orthopaedics: { fr: 'Chirurgie orthopédique', en: 'Orthopaedic surgery' },
  surgery: { fr: 'Chirurgie digestive', en: 'General surgery' },
  endocrinology: { fr: 'Diabétologie', en: 'Diabetes and endocrinology' },
  neurology: { fr: 'Neurologie', en: 'Neurology' },
  paediatrics: { fr: 'Pédiatrie', en: 'Paediatrics' },
  biology: { fr: 'Biologie médicale', en: 'Laboratory medicine' },
  radiology: { fr: 'Radiologie et imagerie médicale', en: 'Radiology' },
};

const LICENSES: Readonly<Record<Realm, { system: string; digits: number; prefix: string }>> = {
  FR: { system: 'urn:oid:1.2.250.1.71.4.2.1', digits: 9, prefix: '99' },
  GB: { system: 'https://fhir.hl7.org.uk/Id/gmc-number', digits: 5, prefix: '99' },
  US: { system: 'http://hl7.org/fhir/sid/us-npi', digits: 8, prefix: '99' },
};

/** OIDs of the same registers, as CDA writes them. The British one is of the arc for examples. */
export const LICENSE_OID: Readonly<Record<Realm, string>> = {
  FR: '1.2.250.1.71.4.2.1',
  GB: '2.16.840.1.113883.19.73.1',
  US: '2.16.840.1.113883.4.6',
};

const SPECIALTIES: readonly Specialty[] = [
  'general',
  'cardiology',
  'pneumology',
  'orthopaedics',
  'surgery',
  'endocrinology',
  'neurology',
  'paediatrics',
  'biology',
  'radiology',
];

const REALMS: readonly (readonly [string, Realm])[] = [
  ['chu-montclair', 'FR'],
  ['northbrook', 'GB'],
  ['maple-street', 'US'],
];

/** Two doctors of each specialty around each facility. */
export function generateClinicians(): Clinician[] {
  return REALMS.flatMap(([facilityCode, realm]) =>
    [...SPECIALTIES, ...SPECIALTIES].map((specialty, index): Clinician => {
      const key = `${facilityCode}:${specialty}:${index}`;
      const random = seeded(`clinician:${key}`);
      const sex = random.helpers.arrayElement(['male', 'female'] as const);
      return {
        key,
        realm,
        facilityCode,
        family: random.helpers.arrayElement(NAMES[realm].family),
        given: random.helpers.arrayElement(NAMES[realm][sex][1]),
        sex,
        specialty,
        license: `${LICENSES[realm].prefix}${stableDigits(`license:${key}`, LICENSES[realm].digits)}`,
      };
    }),
  );
}

/** The same doctors as the hospital's FHIR server has them. */
export function generatePractitioners(): Practitioner[] {
  return generateClinicians().map((clinician) => ({
    resourceType: 'Practitioner',
    id: stableId(`practitioner:${clinician.key}`),
    active: true,
    identifier: [{ system: LICENSES[clinician.realm].system, value: clinician.license }],
    name: [{ use: 'official', family: clinician.family, given: [clinician.given], prefix: ['Dr'] }],
    gender: clinician.sex,
    qualification: [{ code: { text: SPECIALTY_NAMES[clinician.specialty][clinician.realm === 'FR' ? 'fr' : 'en'] } }],
  }));
}
