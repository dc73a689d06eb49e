import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildIdentity, buildKnownPatient } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';

const openAmbiguous = async () => {
  const review = await openReview();
  const em = review.em();
  const documentId = await buildDocument(em, { family: 'Martin', given: ['Camille'] });
  const [patientId, closedId] = [await buildKnownPatient(em), await buildKnownPatient(em, { isActive: false })];
  await buildIdentity(em, documentId, { patientId: null, candidateIds: [patientId, closedId] });
  return { review, documentId, patientId, closedId };
};

it('a chosen candidate is who the document is filed under', async () => {
  const { review, documentId, patientId } = await openAmbiguous();
  await using _ = review;
  const chosen = await review.clerk.review.chooseCandidate({ documentId, version: 1, patientId });
  expect(chosen).toEqual({ documentId, version: 2 });
  const { verification } = await review.clerk.documents.openDocument({ documentId, isAhead: false });
  expect(verification).toMatchObject({
    outcome: 'matched',
    patientId,
    chosenByName: 'Admissions clerk',
    freshness: 'verified',
  });
  const { decided } = await review.clerk.review.integrateDocuments({ documents: [chosen] });
  expect(decided).toHaveLength(1);
  expect(await review.actions(documentId)).toEqual(['candidate-chosen', 'document-opened', 'integration-decided']);
});

it('nobody but a candidate in use is chosen', async () => {
  const { review, documentId, closedId } = await openAmbiguous();
  await using _ = review;
  const otherId = await buildKnownPatient(review.em());
  const choose = (patientId: string, caller = review.clerk) =>
    caller.review.chooseCandidate({ documentId, version: 1, patientId });
  await expect(choose(otherId)).rejects.toMatchObject({ message: 'CandidateNotFound' });
  await expect(choose(closedId)).rejects.toMatchObject({ message: 'PatientInactive' });
  await expect(choose(closedId, review.stranger)).rejects.toMatchObject({ message: 'DocumentNotFound' });
});

it('of two choices at once one is refused', async () => {
  const { review, documentId, patientId } = await openAmbiguous();
  await using _ = review;
  const choices = [review.clerk, review.colleague].map((caller) =>
    caller.review.chooseCandidate({ documentId, version: 1, patientId }),
  );
  const outcomes = (await Promise.allSettled(choices)).map(({ status }) => status);
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await review.actions(documentId)).toEqual(['candidate-chosen']);
});
