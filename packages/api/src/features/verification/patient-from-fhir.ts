import { PlaceCode } from '@mailroom/contracts';
import type { Patient } from '../../model/patient.entity.ts';
import { type FhirHumanName, type FhirPatient, idInReference, replacedBy } from '../../platform/fhir/fhir-patient.ts';
import { foldWords } from '../../platform/rules/fold-words.rules.ts';

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
/**
 * Extensions of FR Core (Interop'Santé, https://hl7.fr/ig/fhir/core) by how their addresses end: earlier editions had another beginning.
 */
const FR_CORE = {
  birthGiven: 'patient-birth-list-given-name',
  placeCode: 'address-insee-code',
  reliability: 'identity-reliability',
  status: 'identityStatus',
} as const;
const inFrCore =
  (name: keyof typeof FR_CORE) =>
  ({ url }: { readonly url: string }): boolean =>
    url.endsWith(FR_CORE[name]);

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

const lettersOf = (names: readonly string[]): string => names.flatMap(foldWords).join('');

/** What of a list of names comes after those that it begins with, a compound being one name in one place and two in the other. */
const withoutBeginning = (all: readonly string[], begun: readonly string[]): readonly string[] => {
  const letters = lettersOf(begun);
  const taken = all.findIndex((_, index) => lettersOf(all.slice(0, index + 1)) === letters);
  return letters === '' ? all : all.slice(taken + 1);
};

/**
 * The given names at birth: French servers write the first one, which may be a compound, as the given name of the official name,
 * and all of them as one text in an extension of it.
 */
const birthGivenOf = ({ name }: FhirPatient): string[] => {
  const official = name.filter(isCurrent).find(({ use }) => use === 'official');
  const listed = official?.extension.find(inFrCore('birthGiven'))?.valueString ?? null;
  if (official === undefined || (listed === null && !name.some(({ use }) => use === 'usual'))) return [];
  const all = (listed ?? '').split(/[\s,]+/u).filter(Boolean);
  return [...official.given, ...withoutBeginning(all, official.given)];
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

const birthPlaceOf = ({ extension }: FhirPatient) => {
  const place = extension.find(({ url }) => url === BIRTH_PLACE)?.valueAddress ?? null;
  // The first editions of FR Core had the code in the place of the district.
  const code = place?.extension.find(inFrCore('placeCode'))?.valueCoding?.code ?? place?.district;
  return {
    birthPlace: place?.text ?? ([place?.city, place?.country].filter(Boolean).join(', ') || null),
    birthPlaceCode: PlaceCode.safeParse(code?.toUpperCase()).data ?? null,
  };
};

const identityStatusOf = ({ extension }: FhirPatient): string | null =>
  extension.find(inFrCore('reliability'))?.extension.find(inFrCore('status'))?.valueCoding?.code ?? null;

/** The columns of the mirror, as one record of the hospital's server fills them. */
export const patientFromFhir = (patient: FhirPatient): MirroredPatient => {
  const [record, national] = [numberOf(patient, new Set([V2_0203_RECORD_NUMBER])), numberOf(patient, NATIONAL)];
  const languages = patient.communication;
  const organization = patient.managingOrganization;
  return {
    fhirId: patient.id,
    fhirVersion: patient.meta.versionId,
    isProvisional: false,
    isActive: patient.active,
    medicalRecordNumber: record?.value ?? null,
    medicalRecordNumberSystem: record?.system ?? null,
    nationalIdentifier: national?.value ?? null,
    nationalIdentifierSystem: national?.system ?? null,
    identifiers: patient.identifier.flatMap(({ system, value }) => (value === null ? [] : [{ system, value }])),
    formerNumbers: patient.identifier.filter((one) => !isCurrent(one)).flatMap(({ value }) => value ?? []),
    ...namesOf(patient),
    birthGiven: birthGivenOf(patient),
    birthDate: patient.birthDate,
    ...birthPlaceOf(patient),
    identityStatus: identityStatusOf(patient),
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
