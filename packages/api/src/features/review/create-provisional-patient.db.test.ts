import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildIdentity, buildKnownPatient, buildWideSearch } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';
import { Document } from '../../model/document.entity.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import { Patient } from '../../model/patient.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';

type Review = Awaited<ReturnType<typeof openReview>>;

/** A document of somebody who is not in the record. */
const buildStranger = async (review: Review, birthDate: string | null = '1980-08-01') => {
  const documentId = await buildDocument(review.em(), { family: 'Martin', given: ['Camille'] });
  await review.em().nativeUpdate(Metadata, { document: documentId }, { patientBirthDate: birthDate });
  return documentId;
};

/** Another one, of whom nobody like them was found a moment ago. */
const buildSearched = async (review: Review, candidateIds: readonly string[] = []) => {
  const documentId = await buildStranger(review);
  await buildIdentity(review.em(), documentId, { patientId: null, outcome: 'unmatched', candidateIds });
  await buildWideSearch(review.em(), documentId);
  return documentId;
};

it('a provisional patient is made of the traits, once, and the document is filed under them', async () => {
  await using review = await openReview();
  const documentId = await buildSearched(review);
  const create = (version: number) =>
    review.clerk.review.createProvisionalPatient({ documentId, version, reason: null });
  await create(1);
  await expect(create(1)).rejects.toMatchObject({ message: 'DocumentChanged' });
  await review.clerk.review.correctTrait({ documentId, version: 2, correction: { trait: 'family', value: 'Morel' } });
  await buildWideSearch(review.em(), documentId);
  const created = await create(3);
  const [patient, ...more] = await review.em().find(Patient, { isProvisional: true });
  expect([patient?.family, patient?.birthDate, more]).toEqual(['Morel', '1980-08-01', []]);
  expect(patient?.fhirId).toMatch(/^provisional:/);
  const { verification } = await review.clerk.documents.openDocument({ documentId, isAhead: false });
  expect(verification).toMatchObject({ outcome: 'provisional', patientId: patient?.id });
  // The document is not compared with itself.
  expect(verification?.candidates).toMatchObject([{ isProvisional: true, evidence: [] }]);
  expect((await review.clerk.review.integrateDocuments({ documents: [created] })).decided).toHaveLength(1);
  expect(await review.actions(documentId)).toContain('provisional-patient-created');
});

it('a provisional patient of whom another document is too is not made somebody else, even where it is closed to the clerk', async () => {
  await using review = await openReview();
  const documentId = await buildSearched(review);
  const made = await review.clerk.review.createProvisionalPatient({ documentId, version: 1, reason: null });
  const { patient } = await review.em().findOneOrFail(ProvisionalPatient, { document: documentId });
  const other = await buildDocument(review.em(), { family: 'Martin', given: ['Camille'] });
  await buildIdentity(review.em(), other, { patientId: patient.id, outcome: 'provisional' });
  await review.em().nativeUpdate(Document, { id: other }, { restriction: 'psychiatry' });
  const correction = { trait: 'family', value: 'Morel' } as const;
  const { version } = await review.clerk.review.correctTrait({ ...made, correction });
  await buildWideSearch(review.em(), documentId);
  await review.clerk.review.createProvisionalPatient({ documentId, version, reason: 'relative' });
  expect(await review.em().findOneOrFail(Patient, patient.id)).toMatchObject({ family: 'Martin' });
  expect(await review.em().count(Patient, { isProvisional: true, family: 'Morel' })).toBe(1);
});

it('less than a family name and a birth date names nobody', async () => {
  await using review = await openReview();
  const documentId = await buildStranger(review, null);
  await buildIdentity(review.em(), documentId, { patientId: null });
  const created = review.clerk.review.createProvisionalPatient({ documentId, version: 1, reason: null });
  await expect(created).rejects.toMatchObject({ message: 'IdentityNotVerified' });
});

it('nobody is made blindly: without a search, long after one, or for other traits than those that were searched for', async () => {
  await using review = await openReview();
  const documentId = await buildStranger(review);
  await buildIdentity(review.em(), documentId, { patientId: null, outcome: 'unmatched' });
  const refused = (version = 1) =>
    expect(
      review.clerk.review.createProvisionalPatient({ documentId, version, reason: 'asked' }),
    ).rejects.toMatchObject({ message: 'PatientSearchNeeded' });
  await refused();
  await buildWideSearch(review.em(), documentId, new Date(Date.now() - 11 * 60_000));
  await refused();
  await buildWideSearch(review.em(), documentId);
  await review.em().nativeUpdate(Metadata, { document: documentId }, { patientBirthDate: '1980-01-08' });
  await refused();
  // The test's hospital states no scope, and its server is not asked.
  const { search, version } = await review.clerk.review.searchLikelyPatients({ documentId });
  expect(search).toBe('not-asked');
  await refused(version);
  expect(await review.em().count(Patient, {})).toBe(0);
});

it('where somebody is like the patient, a reason is asked for and kept', async () => {
  await using review = await openReview();
  const documentId = await buildSearched(review, [await buildKnownPatient(review.em())]);
  const create = (reason: 'relative' | null) =>
    review.clerk.review.createProvisionalPatient({ documentId, version: 1, reason });
  await expect(create(null)).rejects.toMatchObject({ message: 'ReasonNeeded' });
  await create('relative');
  expect(await review.em().find(ProvisionalPatient, {})).toMatchObject([{ reason: 'relative', resolvedAt: null }]);
});

it('of two provisional patients of one document at once one is made', async () => {
  await using review = await openReview();
  const documentId = await buildSearched(review);
  const both = [review.clerk, review.colleague].map((caller) =>
    caller.review.createProvisionalPatient({ documentId, version: 1, reason: null }),
  );
  const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await review.em().count(Patient, {})).toBe(1);
});

it('of two clerks who make one person of two documents at once, the second is shown whom the first made', async () => {
  await using review = await openReview();
  const [first, second] = [await buildSearched(review), await buildSearched(review)];
  const outcomes = await Promise.allSettled([
    review.clerk.review.createProvisionalPatient({ documentId: first, version: 1, reason: null }),
    review.colleague.review.createProvisionalPatient({ documentId: second, version: 1, reason: null }),
  ]);
  expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(outcomes.find(({ status }) => status === 'rejected')).toMatchObject({
    reason: { message: 'PatientSearchNeeded' },
  });
  expect(await review.em().count(Patient, {})).toBe(1);
});
