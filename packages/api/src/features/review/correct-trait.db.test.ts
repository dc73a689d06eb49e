import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildVerifiedDocument } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';
import { DocumentWord } from '../../model/document-word.entity.ts';

const family = (value: string) => ({ trait: 'family' as const, value });

it('what was read is kept once, the identity is open again, and the document is found by its new name', async () => {
  await using review = await openReview();
  const { clerk, facility } = review;
  const documentId = await buildVerifiedDocument(review.em());
  await clerk.review.correctTrait({ documentId, version: 1, correction: family('Le Goff') });
  const corrected = await clerk.review.correctTrait({ documentId, version: 2, correction: family('Le Goff-Morel') });
  expect(corrected).toEqual({ documentId, version: 3 });
  const view = await clerk.documents.openDocument({ documentId, isAhead: false });
  expect(view.metadata).toMatchObject({ patientFamily: 'Le Goff-Morel', patientGiven: ['Camille'] });
  expect(view.corrections).toMatchObject([{ asRead: family('Martin'), correctedByName: 'Admissions clerk' }]);
  expect(view.verification).toMatchObject({ outcome: 'pending', patientId: null, freshness: null });
  const words = await review.em().find(DocumentWord, { document: documentId });
  expect(words.map(({ word }) => word).toSorted()).toEqual(['camille', 'goff', 'le', 'morel']);
  expect((await review.jobs('verify-document')).at(-1)?.data).toEqual({ facilityId: facility.facilityId, documentId });
  expect((await review.actions(documentId)).slice(0, 2)).toEqual(['trait-corrected', 'trait-corrected']);
});

it('an identity that was corrected is not filed before it was checked', async () => {
  await using review = await openReview();
  const documentId = await buildVerifiedDocument(review.em());
  await review.clerk.review.correctTrait({ documentId, version: 1, correction: { trait: 'sex', value: 'male' } });
  const { refused } = await review.clerk.review.integrateDocuments({ documents: [{ documentId, version: 2 }] });
  expect(refused).toEqual([{ code: 'IdentityNotVerified', documentId }]);
});

it('an unreadable document gets what a person reads from it', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em(), { status: 'unreadable' });
  const correction = { trait: 'identifier' as const, value: [{ system: 'urn:oid:1.2', value: '7' }] };
  await review.clerk.review.correctTrait({ documentId, version: 1, correction });
  const view = await review.clerk.documents.openDocument({ documentId, isAhead: false });
  expect(view.metadata).toMatchObject({ format: 'other', patientIdentifiers: correction.value });
  expect(view.corrections).toMatchObject([{ asRead: { trait: 'identifier', value: [] } }]);
  expect(view.verification?.outcome).toBe('pending');
});

it('of two corrections at once one is refused', async () => {
  await using review = await openReview();
  const documentId = await buildVerifiedDocument(review.em());
  const [first, second] = await Promise.allSettled([
    review.clerk.review.correctTrait({ documentId, version: 1, correction: family('Morel') }),
    review.colleague.review.correctTrait({ documentId, version: 1, correction: family('Morelle') }),
  ]);
  expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await review.actions(documentId)).toEqual(['trait-corrected']);
});

it("another facility's document is not found, and one that a colleague holds is refused", async () => {
  await using review = await openReview();
  const documentId = await buildVerifiedDocument(review.em());
  const input = { documentId, version: 1, correction: family('Morel') };
  await expect(review.stranger.review.correctTrait(input)).rejects.toMatchObject({ message: 'DocumentNotFound' });
  await review.colleague.review.claimDocument({ documentId, takesOver: false });
  await expect(review.clerk.review.correctTrait(input)).rejects.toMatchObject({ message: 'DocumentClaimed' });
});
