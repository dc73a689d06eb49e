import type { Patient } from '@medplum/fhirtypes';
import { describe, expect, test } from 'vitest';
import { generatePatients, generatePractitioners } from './generate-patients.ts';
import { generatePeople } from './people/generate-people.ts';
import { isIns, isNhsTestNumber } from './people/identifiers.ts';
import type { PersonSituation } from './people/person.ts';

const patients = generatePatients();

const named = (family: string): Patient[] =>
  patients.filter((patient) => patient.name?.some((name) => name.family === family));

const plain = (text: string): string => text.normalize('NFD').replaceAll(/\p{M}/gu, '');

const numbers = (system: string): string[] =>
  patients.flatMap((patient) =>
    (patient.identifier ?? []).flatMap(({ system: its, value }) => (its === system && value ? [value] : [])),
  );

describe('generated patients', () => {
  test('are the same at every call', () => {
    expect(generatePatients()).toEqual(patients);
    expect(generatePractitioners()).toEqual(generatePractitioners());
  });

  test('are three hundred, half of them French', () => {
    expect(patients).toHaveLength(300);
    expect(patients.filter((patient) => patient.address?.[0]?.country === 'FR')).toHaveLength(150);
  });

  test('have ids and numbers of their own', () => {
    expect(new Set(patients.map((patient) => patient.id)).size).toBe(300);
    const all = patients.flatMap((patient) =>
      (patient.identifier ?? []).map(({ system, value }) => `${system}|${value}`),
    );
    expect(new Set(all).size).toBe(600);
  });

  test('have valid national numbers that are nobody’s', () => {
    expect(numbers('urn:oid:1.2.250.1.213.1.4.8').filter(isIns)).toHaveLength(150);
    expect(numbers('https://fhir.nhs.uk/Id/nhs-number').filter(isNhsTestNumber)).toHaveLength(110);
    expect(numbers('http://hl7.org/fhir/sid/us-ssn').filter((ssn) => /^9\d\d[0-4]\d{5}$/.test(ssn))).toHaveLength(40);
  });

  test('hold every situation that a clerk meets', () => {
    const all: Record<PersonSituation, true> = {
      ordinary: true,
      twin: true,
      'married-name': true,
      hyphenated: true,
      accented: true,
      apostrophe: true,
      'several-given-names': true,
      namesake: true,
      'differs-by-accents': true,
      'unnamed-baby': true,
      deceased: true,
      merged: true,
      'survivor-of-merge': true,
    };
    expect(new Set(generatePeople().map((person) => person.situation))).toEqual(new Set(Object.keys(all)));
  });

  test('twins share family, birth date and address, and differ by given name', () => {
    const [one, two] = named('Lefèvre').filter((patient) => patient.multipleBirthBoolean);
    expect([one?.birthDate, one?.address, one?.gender]).toEqual([two?.birthDate, two?.address, two?.gender]);
    expect([one?.name?.[0]?.given, two?.name?.[0]?.given]).toEqual([['Éloïse'], ['Élise']]);
  });

  test('a married woman has her birth name as maiden name', () => {
    expect(named('Le Goff')[0]?.name).toMatchObject([
      { use: 'official', family: 'Le Goff', given: ['Sylvie'] },
      { use: 'maiden', family: 'Martin', given: ['Sylvie'] },
    ]);
  });

  test('a French record has given names at birth, a place of birth by its code and a checked identity, as FR Core has them', () => {
    const urls = (extensions: Patient['extension']) => extensions?.map(({ url }) => url?.split('/').at(-1));
    const [patient] = named('Le Goff');
    expect(urls(patient?.name?.[0]?.extension)).toEqual(['fr-core-patient-birth-list-given-name']);
    expect(urls(patient?.extension)).toEqual(['patient-birthPlace', 'fr-core-identity-reliability']);
    expect(urls(patient?.extension?.[0]?.valueAddress?.extension)).toEqual(['fr-core-address-insee-code']);
  });

  test('two people can have the same name and birth date, and then have different numbers', () => {
    const [one, two, ...others] = patients.filter(
      (patient) => patient.name?.[0]?.family === 'Martin' && patient.birthDate === '1954-07-14',
    );
    expect(others).toEqual([]);
    expect(one?.name).toEqual(two?.name);
    expect(one?.identifier?.[0]?.value).not.toBe(two?.identifier?.[0]?.value);
  });

  test('two people can differ by accents only', () => {
    const names = [...named('Benoît'), ...named('Benoit')]
      .flatMap((patient) => patient.name ?? [])
      .filter((name) => plain(name.given?.[0] ?? '') === 'Helene');
    expect(names.map((name) => `${name.given?.[0]} ${name.family}`)).toEqual(['Hélène Benoît', 'Helene Benoit']);
  });

  test('a newborn has no given name yet', () => {
    const baby = named('Petit').find((patient) => patient.birthDate === '2026-02-20');
    expect(baby?.name).toEqual([{ use: 'official', family: 'Petit' }]);
  });

  test('a merged record is inactive and leads to the one that took its place', () => {
    const merged = patients.filter((patient) => patient.link !== undefined);
    expect(merged).toHaveLength(3);
    for (const patient of merged) {
      const target = patient.link?.[0]?.other.reference?.split('/')[1];
      expect(patient.active).toBe(false);
      expect(patients.find(({ id }) => id === target)?.active).toBe(true);
    }
  });

  test('everyone’s general practitioner is on the server too', () => {
    const known = new Set(generatePractitioners().map(({ id }) => `Practitioner/${id}`));
    expect(patients.every((patient) => known.has(patient.generalPractitioner?.[0]?.reference ?? ''))).toBe(true);
  });
});
