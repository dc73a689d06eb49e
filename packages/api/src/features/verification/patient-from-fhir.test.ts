import { expect, it } from 'vitest';
import { FhirPatient } from '../../platform/fhir/fhir-patient.ts';
import { generalPractitionerOf, patientFromFhir } from './patient-from-fhir.ts';

const read = (more: object) => patientFromFhir(FhirPatient.parse({ resourceType: 'Patient', id: '7', ...more }));

it('what a record leaves out is null', () => {
  expect(read({})).toMatchObject({ fhirId: '7', isActive: true, family: null, given: [], sex: null, identifiers: [] });
});

it('the name in use and the name at birth are told apart, as French and other servers write them', () => {
  const used = { family: 'Le Goff', birthFamily: 'Martin' };
  const official = { use: 'official', family: 'Le Goff', given: ['Sylvie'] };
  expect(read({ name: [official, { use: 'maiden', family: 'Martin' }] })).toMatchObject(used);
  expect(
    read({
      name: [
        { use: 'official', family: 'Martin' },
        { use: 'usual', family: 'Le Goff' },
      ],
    }),
  ).toMatchObject(used);
  expect(read({ name: [official] })).toMatchObject({ family: 'Le Goff', birthFamily: null });
});

const FR_CORE = 'https://hl7.fr/ig/fhir/core/StructureDefinition/fr-core-';

it('a French record has its given names at birth apart from those in use', () => {
  const listed = (valueString: string) => [{ url: `${FR_CORE}patient-birth-list-given-name`, valueString }];
  const official = { use: 'official', family: 'Dupont', given: ['Jean-Pierre'] };
  const usual = { use: 'usual', family: 'Dupont', given: ['Alain'] };
  const all = 'Jean Pierre Stéphane';
  expect(read({ name: [{ ...official, extension: listed(all) }, usual] })).toMatchObject({
    given: ['Alain'],
    birthGiven: ['Jean-Pierre', 'Stéphane'],
  });
  expect(read({ name: [{ ...official, given: ['Jean Pierre'], extension: listed(all) }] }).birthGiven).toEqual([
    'Jean Pierre',
    'Stéphane',
  ]);
  expect(read({ name: [{ ...official, given: [], extension: listed('Marie, Anne') }] }).birthGiven).toEqual([
    'Marie',
    'Anne',
  ]);
  expect(read({ name: [official, usual] }).birthGiven).toEqual(['Jean-Pierre']);
  expect(read({ name: [official] }).birthGiven).toEqual([]);
});

it('a French record has its place of birth by code, and how far it is trusted', () => {
  const place = (valueAddress: object) => ({
    url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
    valueAddress,
  });
  const coded = (code: string) => [{ url: `${FR_CORE}address-insee-code`, valueCoding: { code } }];
  const status = { url: 'identityStatus', valueCoding: { code: 'VALI' } };
  const reliability = { url: `${FR_CORE}identity-reliability`, extension: [status] };
  expect(read({ extension: [place({ city: 'Goulven', extension: coded('29064') }), reliability] })).toMatchObject({
    birthPlace: 'Goulven',
    birthPlaceCode: '29064',
    identityStatus: 'VALI',
  });
  expect(read({ extension: [place({ district: '2a004' })] })).toMatchObject({ birthPlaceCode: '2A004' });
  expect(read({ extension: [place({ district: 'Brest', extension: coded('BREST') })] })).toMatchObject({
    birthPlaceCode: null,
    identityStatus: null,
  });
});

it('a name or a number that was given up does not count', () => {
  const type = { coding: [{ code: 'MR' }] };
  expect(
    read({
      name: [
        { use: 'old', family: 'Before' },
        { use: 'official', family: 'Ended', period: { end: '2020-01-01' } },
        { family: 'Now' },
      ],
      identifier: [
        { use: 'old', type, system: 'urn:oid:1.2', value: 'before' },
        { type, system: 'urn:oid:1.2', value: 'now' },
      ],
    }),
  ).toMatchObject({
    family: 'Now',
    medicalRecordNumber: 'now',
    identifiers: [{ value: 'before' }, { value: 'now' }],
    formerNumbers: ['before'],
    medicalRecordNumberSystem: 'urn:oid:1.2',
  });
});

it('a merged record says which one took its place', () => {
  const link = [{ type: 'replaced-by', other: { reference: 'Patient/8' } }];
  expect(read({ active: false, link })).toMatchObject({ isActive: false, replacedByFhirId: '8' });
  expect(read({ link: [{ type: 'seealso', other: { reference: 'Patient/8' } }] }).replacedByFhirId).toBeNull();
});

it('a death is known by its day or as a fact', () => {
  expect(read({ deceasedDateTime: '2026-01-29' })).toMatchObject({ isDeceased: true, deceasedAt: '2026-01-29' });
  expect(read({ deceasedBoolean: true })).toMatchObject({ isDeceased: true, deceasedAt: null });
  expect(read({ deceasedBoolean: false })).toMatchObject({ isDeceased: false });
});

it('addresses, telephones, the birth place and whom to call find their columns', () => {
  expect(
    read({
      address: [
        { use: 'old', city: 'Before' },
        { use: 'home', line: ['1 Road', 'Flat 2', 'Floor 3'], city: 'Town', postalCode: '69000', country: 'FR' },
      ],
      telecom: [
        { system: 'phone', use: 'mobile', value: '06' },
        { system: 'phone', use: 'home', value: '04' },
        { system: 'email', value: 'a@example.org' },
      ],
      contact: [
        {
          relationship: [{ coding: [{ code: 'C' }] }],
          name: { given: ['Ada'], family: 'B' },
          telecom: [{ system: 'phone', value: '01' }],
        },
      ],
      extension: [
        {
          url: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
          valueAddress: { city: 'Lyon', country: 'FR' },
        },
        { url: 'http://example.org/other', valueString: 'left aside' },
      ],
      maritalStatus: { coding: [{ code: 'M' }] },
    }),
  ).toMatchObject({
    addressLine: '1 Road',
    addressLine2: 'Flat 2, Floor 3',
    city: 'Town',
    mobilePhone: '06',
    phone: '04',
    email: 'a@example.org',
    emergencyContactName: 'Ada B',
    emergencyContactPhone: '01',
    birthPlace: 'Lyon, FR',
    maritalStatus: 'M',
  });
});

it('the general practitioner is known by the id on the hospital’s server', () => {
  const patient = FhirPatient.parse({
    resourceType: 'Patient',
    id: '7',
    generalPractitioner: [{ reference: 'https://ehr.example/fhir/Practitioner/9/_history/2' }],
  });
  expect(generalPractitionerOf(patient)).toBe('9');
});
