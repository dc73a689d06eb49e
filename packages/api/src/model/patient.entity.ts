import { PatientIdentifier, Sex } from '@mailroom/contracts';
import { defineEntity, type Opt, p } from '@mikro-orm/core';
import { z } from 'zod';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';
import { Provider } from './provider.entity.ts';
import { Verification } from './verification.entity.ts';

export const PATIENT_IDENTIFIERS = storedForm('patient.identifiers', z.array(PatientIdentifier));

const PatientSchema = defineEntity({
  name: 'Patient',
  tableName: 'patient',
  ...tenant('patient', { references: { general_practitioner_id: 'provider' } }),
  uniques: [{ name: 'patient_facility_fhir_id', properties: ['facility', 'fhirId'] }],
  indexes: [
    { name: 'patient_by_name', properties: ['facility', 'family', 'birthDate'] },
    { name: 'patient_by_birth_date', properties: ['facility', 'birthDate'] },
    { name: 'patient_by_number', properties: ['facility', 'medicalRecordNumber'] },
    { name: 'patient_without_keys', properties: ['facility', 'keysVersion'] },
  ],
  properties: {
    id: id(),
    facility: facility(),
    /** The logical id of the FHIR R4 Patient that this row mirrors. */
    fhirId: p.text(),
    fhirVersion: p.text().nullable(),
    /** Made by a clerk here; the hospital learns of it with the first document. */
    isProvisional: p.boolean().default(false),
    isActive: p.boolean().default(true),
    /** False: something of the record breaks the specification, so that it is shown and never matched by itself. */
    isUnderstood: p.boolean().default(true),
    medicalRecordNumber: p.text().nullable(),
    medicalRecordNumberSystem: p.text().nullable(),
    nationalIdentifier: p.text().nullable(),
    nationalIdentifierSystem: p.text().nullable(),
    identifiers: p.json<PatientIdentifier[]>(),
    /** Of these, the numbers that the patient no longer has. */
    formerNumbers: p.array().$type<Opt<string[]>>().defaultRaw("'{}'"),
    /** How far the hospital trusts the record, by HL7 table 0445 as FR Core has it: `VALI`, `QUAL`, `PROV`. */
    identityStatus: p.text().nullable(),
    family: p.text().nullable(),
    given: p.array().$type<string[]>(),
    /** The given names at birth, the first of them first; empty for a record that does not tell them apart. */
    birthGiven: p.array().$type<Opt<string[]>>().defaultRaw("'{}'"),
    birthFamily: p.text().nullable(),
    /** Other names that the patient has or had. */
    formerFamilies: p.array().$type<Opt<string[]>>().defaultRaw("'{}'"),
    /** The whole name, where the record does not tell its parts apart. */
    nameText: p.text().nullable(),
    namePrefix: p.text().nullable(),
    nameSuffix: p.text().nullable(),
    birthDate: p.text().nullable(),
    birthPlace: p.text().nullable(),
    /** The same by the code of {@link PlaceCode}. */
    birthPlaceCode: p.text().nullable(),
    sex: p.enum(Sex.options).nullable(),
    isDeceased: p.boolean().default(false),
    deceasedAt: p.text().nullable(),
    multipleBirthOrder: p.integer().nullable(),
    maritalStatus: p.text().nullable(),
    language: p.text().nullable(),
    phone: p.text().nullable(),
    mobilePhone: p.text().nullable(),
    email: p.text().nullable(),
    addressLine: p.text().nullable(),
    addressLine2: p.text().nullable(),
    city: p.text().nullable(),
    district: p.text().nullable(),
    state: p.text().nullable(),
    postalCode: p.text().nullable(),
    country: p.text().nullable(),
    emergencyContactName: p.text().nullable(),
    emergencyContactPhone: p.text().nullable(),
    generalPractitioner: () => p.manyToOne(Provider).ref().nullable(),
    managingOrganization: p.text().nullable(),
    /** The FHIR id of the record that replaced this one after a merge. */
    replacedByFhirId: p.text().nullable(),
    /** Of the rules that made the keys by which this row is found; 0: it has none yet. */
    keysVersion: p.smallint().default(0),
    mirroredAt: instant().defaultRaw('now()'),
    createdAt: instant().defaultRaw('now()'),
    verifications: () => p.oneToMany(Verification).mappedBy('patient'),
  },
});

/** A patient of the hospital's index, as mirrored locally. */
export class Patient extends PatientSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
  static readonly forms = [PATIENT_IDENTIFIERS];
}
PatientSchema.setClass(Patient);
