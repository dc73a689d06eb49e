import type { Patient } from '../../model/patient.entity.ts';
import { type FhirHumanName, type FhirPatient, idInReference, replacedBy } from '../../platform/fhir/fhir-patient.ts';

/** What the mirror keeps of a record; who the general practitioner is stands in the directory. */
export type MirroredPatient = Omit<
  Patient,
  | 'isUnderstood'
  | 'id'
  | 'verifications'
  | 'facility'
  | 'generalPractitioner'
  | 'keysVersion'
  | 'mirroredAt'
  | 'createdAt'
>;

const V2_0203_RECORD_NUMBER = 'MR';
/** Types of national numbers: of the United Kingdom, the United States, France (true and provisional), and in general. */
const NATIONAL = new Set(['NH', 'SS', 'INS-NIR', 'INS-NIA', 'NI']);

const BIRTH_PLACE = 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace';
/** Relationships of v2-0131 that are called in an emergency. */
const EMERGENCY = new Set(['C', 'EP']);

const isCurrent = ({ use, period }: Pick<FhirHumanName, 'use' | 'period'>): boolean => use !== 'old' && !period?.end;

type Codeable = FhirPatient['maritalStatus'];

const codeOf = ({ coding }: Codeable): string | null => coding[0]?.code ?? null;
const hasCode = ({ coding }: Codeable, codes: ReadonlySet<string>): boolean =>
  coding.some(({ code }) => code !== null && codes.has(code));

const numberOf = ({ identifier }: FhirPatient, codes: ReadonlySet<string>) =>
  identifier.find((one) => isCurrent(one) && hasCode(one.type, codes)) ?? null;

/**
 * The names in use and at birth. French servers say `official` of the birth name and `usual` of the one in use, which may
 * lack given names; others say `official` of the one in use and `maiden` of the other.
 */
const namesOf = ({ name }: FhirPatient) => {
  const current = name.filter(isCurrent);
  const named = (use: string) => current.find((one) => one.use === use) ?? null;
  const official = named('official');
  const used = named('usual') ?? official ?? current.find(({ use }) => use === null) ?? null;
  const atBirth = named('maiden')?.family ?? official?.family ?? null;
  const [given = [], officialGiven = []] = [used?.given, official?.given];
  const hasParts = current.some((one) => one.family !== null || one.given.length > 0);
  const families = new Set([used?.family, atBirth]);
  return {
    family: used?.family ?? null,
    given: given.length < officialGiven.length ? officialGiven : given,
    birthFamily: atBirth === used?.family ? null : atBirth,
    formerFamilies: [...new Set(name.flatMap(({ family }) => family ?? []))].filter((one) => !families.has(one)),
    nameText: hasParts ? null : (current.find(({ text }) => text !== null)?.text ?? null),
    namePrefix: used?.prefix.join(' ') || null,
    nameSuffix: used?.suffix.join(' ') || null,
  };
};

const contactsOf = ({ telecom, contact }: FhirPatient) => {
  const phones = telecom.filter(({ system, use }) => system === 'phone' && use !== 'old');
  const emergency = contact.find(({ relationship }) => relationship.some((one) => hasCode(one, EMERGENCY)));
  const name = emergency?.name ?? null;
  return {
    phone: phones.find(({ use }) => use !== 'mobile')?.value ?? null,
    mobilePhone: phones.find(({ use }) => use === 'mobile')?.value ?? null,
    email: telecom.find(({ system, use }) => system === 'email' && use !== 'old')?.value ?? null,
    emergencyContactName: name?.text ?? ([...(name?.given ?? []), name?.family ?? ''].join(' ').trim() || null),
    emergencyContactPhone: emergency?.telecom.find(({ system }) => system === 'phone')?.value ?? null,
  };
};

const addressOf = ({ address }: FhirPatient) => {
  const current = address.filter(({ use }) => use !== 'old' && use !== 'temp');
  const home = current.find(({ use }) => use === 'home') ?? current[0] ?? null;
  const [first = null, ...more] = home?.line ?? [];
  return {
    addressLine: first ?? home?.text ?? null,
    addressLine2: more.join(', ') || null,
    city: home?.city ?? null,
    district: home?.district ?? null,
    state: home?.state ?? null,
    postalCode: home?.postalCode ?? null,
    country: home?.country ?? null,
  };
};

const birthPlaceOf = ({ extension }: FhirPatient): string | null => {
  const place = extension.find(({ url }) => url === BIRTH_PLACE)?.valueAddress ?? null;
  return place?.text ?? ([place?.city, place?.country].filter(Boolean).join(', ') || null);
};

/** The columns of the mirror, as one record of the hospital's server fills them. */
export const patientFromFhir = (patient: FhirPatient): MirroredPatient => {
  const national = numberOf(patient, NATIONAL);
  const languages = patient.communication;
  const organization = patient.managingOrganization;
  return {
    fhirId: patient.id,
    fhirVersion: patient.meta.versionId,
    isProvisional: false,
    isActive: patient.active,
    medicalRecordNumber: numberOf(patient, new Set([V2_0203_RECORD_NUMBER]))?.value ?? null,
    nationalIdentifier: national?.value ?? null,
    nationalIdentifierSystem: national?.system ?? null,
    identifiers: patient.identifier.flatMap(({ system, value }) => (value === null ? [] : [{ system, value }])),
    ...namesOf(patient),
    birthDate: patient.birthDate,
    birthPlace: birthPlaceOf(patient),
    sex: patient.gender,
    isDeceased: patient.deceasedBoolean ?? patient.deceasedDateTime !== null,
    deceasedAt: patient.deceasedDateTime,
    multipleBirthOrder: patient.multipleBirthInteger,
    maritalStatus: codeOf(patient.maritalStatus),
    language: codeOf((languages.find(({ preferred }) => preferred) ?? languages[0])?.language ?? { coding: [] }),
    ...contactsOf(patient),
    ...addressOf(patient),
    managingOrganization: organization?.display ?? idInReference(organization?.reference ?? null, 'Organization'),
    replacedByFhirId: replacedBy(patient),
  };
};

/** Who the record says is the general practitioner, by their id on the hospital's server. */
export const generalPractitionerOf = ({ generalPractitioner }: FhirPatient): string | null =>
  idInReference(generalPractitioner[0]?.reference ?? null, 'Practitioner');
