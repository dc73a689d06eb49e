import { expect, it } from 'vitest';
import { type Found, identityResult, type Settled } from './identity-result.rules.ts';
import type { KnownPatient, ReadTraits } from './traits.rules.ts';

const traits: ReadTraits = {
  family: 'Le Goff',
  given: ['Éloïse'],
  birthDate: '1961-07-03',
  sex: 'female',
  identifiers: [{ system: '1.2.3', value: 'MR-1' }],
};
const patient: KnownPatient = {
  ...traits,
  birthDate: '1961-07-03',
  id: 'a',
  fhirId: '1',
  birthFamily: null,
  isActive: true,
  isUnderstood: true,
  replacedByFhirId: null,
};
const twin: KnownPatient = { ...patient, id: 'b', fhirId: '2', given: ['Maëlle'], identifiers: [] };

const found = (more: Partial<Found> = {}): Found => ({
  patients: [patient],
  source: 'server',
  isComplete: true,
  ...more,
});
const settled = (more: Partial<Settled> = {}): Settled => ({ chosenPatientId: null, recalledPatientIds: [], ...more });

it('the one who agrees in number, name and birth date is matched', () => {
  expect(identityResult(traits, found(), settled())).toMatchObject({
    outcome: 'matched',
    freshness: 'verified',
    patientId: 'a',
    isChosen: false,
  });
});

it('one of whom there may be more is for a clerk to choose', () => {
  expect(identityResult(traits, found({ isComplete: false }), settled())).toMatchObject({
    outcome: 'ambiguous',
    patientId: null,
    candidates: [{ patientId: 'a' }],
  });
});

it('nobody among a part of what the server has does not say that there is nobody', () => {
  expect(identityResult(traits, found({ patients: [], isComplete: false }), settled())).toMatchObject({
    outcome: 'unavailable',
    freshness: 'unavailable',
    candidates: [],
  });
  expect(identityResult(traits, found({ patients: [] }), settled())).toMatchObject({ outcome: 'unmatched' });
});

it('whom a document was recalled from is matched by no rule, and may be chosen', () => {
  const recalledPatientIds = ['a'];
  expect(identityResult(traits, found(), settled({ recalledPatientIds })).outcome).toBe('ambiguous');
  expect(identityResult(traits, found(), settled({ recalledPatientIds, chosenPatientId: 'a' }))).toMatchObject({
    outcome: 'matched',
    isChosen: true,
  });
});

it('a clerk’s choice outlasts the check, unless the chosen record was closed', () => {
  const chosen = settled({ chosenPatientId: 'b' });
  expect(identityResult(traits, found({ patients: [patient, twin] }), chosen)).toMatchObject({
    patientId: 'b',
    isChosen: true,
  });
  const closed = { ...twin, isActive: false };
  expect(identityResult(traits, found({ patients: [patient, closed] }), chosen)).toMatchObject({
    patientId: 'a',
    isChosen: false,
  });
});

it('without the server what is known is stale, and what is not is unavailable', () => {
  const source = 'mirror';
  expect(identityResult(traits, found({ source }), settled())).toMatchObject({
    outcome: 'matched',
    freshness: 'stale',
  });
  expect(identityResult(traits, found({ source, patients: [] }), settled())).toMatchObject({
    outcome: 'unavailable',
    freshness: 'unavailable',
  });
  expect(identityResult(traits, found({ patients: [] }), settled()).outcome).toBe('unmatched');
});
