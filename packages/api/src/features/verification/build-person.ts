import type { KnownPatient, ReadTraits } from './traits.rules.ts';

export const NIR = '1.2.250.1.213.1.4.8';
export const MRN = '2.16.840.1.113883.19.71.1';

/** What a document says of a woman with a name at birth, for tests. */
export const buildRead = (change: Partial<ReadTraits> = {}): ReadTraits => ({
  family: 'Martin',
  given: ['Sylvie'],
  birthDate: '1968-11-05',
  sex: 'female',
  identifiers: [{ system: MRN, value: '8012' }],
  ...change,
});

/** The same woman as the index has her, for tests. */
export const buildKnown = (change: Partial<KnownPatient> = {}): KnownPatient => ({
  id: 'sylvie',
  fhirId: `fhir-${change.id ?? 'sylvie'}`,
  family: 'Le Goff',
  birthFamily: 'Martin',
  given: ['Sylvie'],
  birthDate: '1968-11-05',
  sex: 'female',
  identifiers: [{ system: `urn:oid:${MRN}`, value: '8012' }],
  isActive: true,
  isUnderstood: true,
  replacedByFhirId: null,
  ...change,
});
