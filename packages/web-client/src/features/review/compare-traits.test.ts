import type { CandidateView, DocumentView, MetadataView } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { bestOf, compareTraits, firstDoubt, traitAfter } from './compare-traits.ts';

const metadata: MetadataView = {
  format: 'CDA',
  patientFamily: 'Moreau',
  patientBirthFamily: null,
  patientUsedFamily: null,
  patientGiven: ['Jeanne'],
  patientUsedGiven: [],
  patientNameText: null,
  patientBirthDate: '1975-04',
  patientSex: null,
  patientBirthPlace: null,
  patientIdentifiers: [{ value: '12', system: null }],
  areIdentifiersReadable: true,
  otherPatients: [],
  notUnderstood: [],
  documentDate: null,
  documentCode: null,
  documentTitle: null,
  author: null,
  custodian: null,
  lostFiles: [],
  lossAcceptedByName: null,
};
const candidate: CandidateView = {
  patientId: crypto.randomUUID(),
  family: 'Moreau',
  birthFamily: null,
  birthGiven: [],
  birthPlace: null,
  identityStatus: null,
  lacksIns: false,
  replacedByFhirId: null,
  recordNumberSystem: null,
  formerFamilies: [],
  nameText: null,
  strength: 5,
  given: ['Jeanne'],
  birthDate: '1975-04-12',
  sex: 'female',
  identifiers: [],
  isActive: true,
  isUnderstood: true,
  isProvisional: false,
  grade: 'probable',
  strictDoubts: [],
  evidence: [
    { trait: 'family', agreement: 'equal' },
    { trait: 'given', agreement: 'equal' },
    { trait: 'birthDate', agreement: 'close' },
    { trait: 'sex', agreement: 'missing' },
  ],
};

it('every trait stands beside the same trait of the record, with how they agree', () => {
  const rows = compareTraits({ metadata, corrections: [] }, candidate);
  expect(rows.map(({ trait, agreement }) => [trait, agreement])).toEqual([
    ['family', 'equal'],
    ['given', 'equal'],
    ['birthDate', 'close'],
    ['sex', 'missing'],
    ['identifier', null],
  ]);
  expect(rows[2]).toMatchObject({ onDocument: { value: '1975-04' }, inRecord: { value: '1975-04-12' } });
});

it('without a candidate only the document speaks', () => {
  for (const row of compareTraits({ metadata, corrections: [] }, null)) {
    expect([row.inRecord, row.agreement]).toEqual([null, null]);
  }
});

it('a corrected trait keeps what had been read', () => {
  const corrected = {
    asRead: { trait: 'family', value: 'Moreav' } as const,
    correctedByName: 'Records clerk',
    correctedAt: '2026-03-01T09:00:00Z',
  };
  const rows = compareTraits({ metadata, corrections: [corrected] }, candidate);
  expect(rows[0]?.corrected).toBe(corrected);
  expect(rows[1]?.corrected).toBeNull();
});

it('correcting begins where the two differ most', () => {
  const rows = compareTraits({ metadata, corrections: [] }, candidate);
  expect(firstDoubt(rows)).toBe('birthDate');
  expect(firstDoubt(rows.map((row) => (row.trait === 'sex' ? { ...row, agreement: 'different' } : row)))).toBe('sex');
  expect(firstDoubt(compareTraits({ metadata, corrections: [] }, null))).toBe('family');
});

it('the best candidate lies beside the document, and nobody while two are as good', () => {
  const weaker = { ...candidate, strength: candidate.strength - 1 };
  expect(bestOf([])).toBeNull();
  expect(bestOf([candidate])).toBe(candidate);
  expect(bestOf([candidate, weaker])).toBe(candidate);
  expect(bestOf([candidate, { ...candidate }])).toBeNull();
});

it('what was written and not understood is said until somebody corrects the trait, and is not "not stated"', () => {
  const unread = {
    ...metadata,
    patientBirthDate: null,
    notUnderstood: [{ what: 'birthDate' as const, written: '20100431' }],
  };
  const birthDate = (corrections: DocumentView['corrections']) =>
    compareTraits({ metadata: unread, corrections }, null).find(({ trait }) => trait === 'birthDate');
  expect(birthDate([])).toMatchObject({ notUnderstood: ['20100431'], isOnlyWritten: true });
  const corrected = {
    asRead: { trait: 'birthDate' as const, value: null },
    correctedByName: 'Anna',
    correctedAt: '2026-03-01T08:00:00Z',
  };
  expect(birthDate([corrected])).toMatchObject({ notUnderstood: [], isOnlyWritten: false });
});

it('a name that is written as one text is not "not stated"', () => {
  const asText = { ...metadata, patientFamily: null, patientGiven: [], patientNameText: 'Jeanne Moreau' };
  const known = { ...candidate, family: null, given: [], nameText: 'Jeanne Moreau' };
  const [family, given] = compareTraits({ metadata: asText, corrections: [] }, known);
  expect([family?.isOnlyWritten, given?.isOnlyWritten]).toEqual([true, true]);
  expect([family?.inRecord?.value, given?.inRecord?.value]).toEqual(['Jeanne Moreau', ['Jeanne Moreau']]);
});

it('a record with two family names shows both, because either may be what agrees', () => {
  const married = { ...candidate, family: 'Delaporte', birthFamily: 'Moreau' };
  const [family, given] = compareTraits({ metadata, corrections: [] }, married);
  expect([family?.inRecord?.value, family?.birthNameInRecord]).toEqual(['Delaporte', 'Moreau']);
  expect(given?.birthNameInRecord).toBeNull();
  expect(compareTraits({ metadata, corrections: [] }, candidate)[0]?.birthNameInRecord).toBeNull();
});

it('a place of birth has a row where somebody states one, and the turn passes it where nobody does', () => {
  const traits = (place: string | null) =>
    compareTraits({ metadata, corrections: [] }, { ...candidate, birthPlace: place });
  expect(traits(null).map(({ trait }) => trait)).not.toContain('birthPlace');
  expect(traitAfter('sex', traits(null))).toBe('identifier');
  expect(traitAfter('sex', traits('63220'))).toBe('birthPlace');
  expect(traitAfter('identifier', traits('63220'))).toBeNull();
});

it('a record with given names at birth beside those in use shows both', () => {
  const called = { ...candidate, given: ['Jeannette'], birthGiven: ['Jeanne', 'Marie'] };
  const given = compareTraits({ metadata, corrections: [] }, called).find(({ trait }) => trait === 'given');
  expect([given?.inRecord?.value, given?.birthNameInRecord]).toEqual([['Jeannette'], 'Jeanne Marie']);
});
