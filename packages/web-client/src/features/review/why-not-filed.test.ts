import type { CandidateView, MetadataView, VerificationView } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { whyNotFiled } from './why-not-filed.ts';

const NOW = new Date('2026-03-01T09:00:00Z');
const ME = crypto.randomUUID();
const patient: CandidateView = {
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
  given: [],
  birthDate: null,
  sex: null,
  identifiers: [],
  isActive: true,
  isUnderstood: true,
  isProvisional: false,
  grade: 'certain',
  strictDoubts: [],
  evidence: [],
};
const verification: VerificationView = {
  outcome: 'matched',
  freshness: 'verified',
  checkedAt: NOW.toISOString(),
  patientId: patient.patientId,
  chosenByName: null,
  candidates: [patient],
};
type Filing = Parameters<typeof whyNotFiled>[0];
const why = (change: Partial<Filing>) =>
  whyNotFiled({ status: 'review', claim: null, metadata: null, verification, related: [], ...change }, ME, NOW);
const checked = (change: Partial<VerificationView>) => why({ verification: { ...verification, ...change } });

it('a verified identity is filed, and so is a provisional patient', () => {
  expect(why({})).toBeNull();
  expect(checked({ freshness: null, candidates: [{ ...patient, isProvisional: true }] })).toBeNull();
});

it('a colleague who works on it stands in the way, until the claim is over, and never oneself', () => {
  const claim = { holderId: crypto.randomUUID(), holderName: 'Ward nurse', heldUntil: '2026-03-01T09:01:00Z' };
  expect(why({ claim })).toBe('claimed');
  expect(why({ claim: { ...claim, heldUntil: '2026-03-01T08:59:00Z' } })).toBeNull();
  expect(why({ claim: { ...claim, holderId: ME } })).toBeNull();
});

it('every doubt about the identity is named', () => {
  expect(why({ verification: null })).toBe('check-pending');
  expect(checked({ outcome: 'ambiguous', patientId: null })).toBe('several-patients');
  expect(checked({ outcome: 'unmatched', patientId: null, candidates: [] })).toBe('no-patient');
  expect(checked({ outcome: 'unavailable', patientId: null, candidates: [], freshness: 'unavailable' })).toBe(
    'check-unavailable',
  );
  expect(checked({ outcome: 'not-asked', patientId: null, candidates: [], freshness: null })).toBe('nothing-read');
  expect(checked({ outcome: 'unscoped', patientId: null, candidates: [], freshness: 'unavailable' })).toBe('unscoped');
  expect(checked({ freshness: 'stale' })).toBe('stale');
  expect(checked({ candidates: [{ ...patient, isActive: false }] })).toBe('patient-inactive');
  const closed = { ...patient, isActive: false };
  expect(checked({ outcome: 'ambiguous', patientId: null, candidates: [closed] })).toBe('patient-inactive');
  expect(checked({ outcome: 'ambiguous', patientId: null, candidates: [closed, patient] })).toBe('several-patients');
});

it('a lost file stands in the way until somebody accepted that', () => {
  const metadata: MetadataView = {
    format: 'CDA',
    patientFamily: 'Moreau',
    patientBirthFamily: null,
    patientUsedFamily: null,
    patientGiven: [],
    patientUsedGiven: [],
    patientNameText: null,
    patientBirthDate: null,
    patientSex: null,
    patientBirthPlace: null,
    patientIdentifiers: [],
    areIdentifiersReadable: true,
    otherPatients: [],
    notUnderstood: [],
    documentDate: null,
    documentCode: null,
    documentTitle: null,
    author: null,
    custodian: null,
    lostFiles: [{ mediaType: null, reason: 'empty' }],
    lossAcceptedByName: null,
  };
  expect(why({ metadata })).toBe('lost-files');
  expect(why({ metadata: { ...metadata, lossAcceptedByName: 'Ward nurse' } })).toBeNull();
  expect(why({ metadata: { ...metadata, lostFiles: [] } })).toBeNull();
});

it('what is in a chart already stands in the way until somebody accepted that', () => {
  const related: Filing['related'][number] = {
    documentId: crypto.randomUUID(),
    standing: 'same-id',
    status: 'integrated',
    sourceName: 'Secure mail',
    receivedAt: NOW.toISOString(),
    versionNumber: '1',
    filedAt: NOW.toISOString(),
    chart: 'same',
    holdsUp: true,
  };
  expect(why({ related: [related] })).toBe('known');
  expect(why({ related: [{ ...related, holdsUp: false }] })).toBeNull();
  expect(why({ related: [related], verification: null })).toBe('check-pending');
});

it('what is not under review is not filed', () => {
  expect(why({ status: 'received' })).toBe('being-read');
  expect(why({ status: 'unreadable' })).toBe('unreadable');
  for (const status of ['integrating', 'integrated', 'rejected'] as const) expect(why({ status })).toBe('decided');
});
