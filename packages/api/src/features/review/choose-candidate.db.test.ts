import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildIdentity, buildKnownPatient } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';
import { Metadata } from '../../model/metadata.entity.ts';
import { Patient } from '../../model/patient.entity.ts';

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

it('a provisional patient is made of the traits, once, and the document is filed under them', async () => {
  const { review, documentId } = await openAmbiguous();
  await using _ = review;
  const create = (version: number) => review.clerk.review.createProvisionalPatient({ documentId, version });
  await expect(create(1)).rejects.toMatchObject({ message: 'IdentityNotVerified' });
  await review.em().nativeUpdate(Metadata, { document: documentId }, { patientBirthDate: '1980-08-01' });
  await create(1);
  await expect(create(1)).rejects.toMatchObject({ message: 'DocumentChanged' });
  await review.clerk.review.correctTrait({ documentId, version: 2, correction: { trait: 'family', value: 'Morel' } });
  const created = await create(3);
  const [patient, ...more] = await review.em().find(Patient, { isProvisional: true });
  expect([patient?.family, patient?.birthDate, more]).toEqual(['Morel', '1980-08-01', []]);
  expect(patient?.fhirId).toMatch(/^provisional:/);
  const { verification } = await review.clerk.documents.openDocument({ documentId, isAhead: false });
  // Nobody asked the hospital, and the document is not compared with itself.
  expect(verification).toMatchObject({
    outcome: 'provisional',
    patientId: patient?.id,
    freshness: null,
    checkedAt: null,
  });
  expect(verification?.candidates.map(({ isProvisional }) => isProvisional)).toEqual([false, false, true]);
  expect(verification?.candidates.at(-1)?.evidence).toEqual([]);
  expect((await review.clerk.review.integrateDocuments({ documents: [created] })).decided).toHaveLength(1);
  expect(await review.actions(documentId)).toContain('provisional-patient-created');
});

it('of two provisional patients at once one is made', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em(), { family: 'Martin' });
  await review.em().nativeUpdate(Metadata, { document: documentId }, { patientBirthDate: '1980' });
  const both = [review.clerk, review.colleague].map((caller) =>
    caller.review.createProvisionalPatient({ documentId, version: 1 }),
  );
  const outcomes = (await Promise.allSettled(both)).map(({ status }) => status);
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  expect(await review.em().count(Patient, {})).toBe(1);
});
