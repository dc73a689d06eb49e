import { expect, it } from 'vitest';
import { assumedFor, namedSystems, nameOfSystem } from './identifier-systems.ts';

const OWN = ['urn:oid:1.2.3'];
const nameOf = (system: string) => nameOfSystem(system, OWN)?.message ?? null;

it.each([
  ['1.2.3', 'Hospital number (IPP)'],
  ['URN:OID:1.2.3', 'Hospital number (IPP)'],
  ['urn:oid:1.2.250.1.213.1.4.8', 'INS (NIR)'],
  ['https://fhir.nhs.uk/Id/nhs-number', 'NHS number'],
  ['2.16.840.1.113883.2.1.4.1', 'NHS number'],
  ['9.9.9', null],
])('%s is called %s', (system, name) => {
  expect(nameOf(system)).toBe(name);
});

it('the hospital’s own numbers are offered as soon as they are known', () => {
  expect(namedSystems(OWN)[0]?.spellings).toBe(OWN);
  expect(namedSystems([])[0]?.name.message).toBe('INS (NIR)');
});

it('the system of a number of the record is assumed where the value is the same and the system is not', () => {
  const known = [{ system: 'urn:oid:1.2.3', value: '80 12' }];
  expect(assumedFor({ system: null, value: '8012' }, known)).toBe(known[0]);
  expect(assumedFor({ system: '9.9.9', value: '8012' }, known)).toBe(known[0]);
  expect(assumedFor({ system: '1.2.3', value: '8012' }, known)).toBeNull();
  expect(assumedFor({ system: null, value: '8013' }, known)).toBeNull();
});
