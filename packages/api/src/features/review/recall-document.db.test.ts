import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildKnownPatient } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';
import { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';

const openFiled = async () => {
  const review = await openReview();
  const em = review.em();
  const documentId = await buildDocument(em, { status: 'integrated' });
  const filed = em.create(Effect, {
    document: documentId,
    kind: 'integration',
    state: 'confirmed',
    patient: await buildKnownPatient(em),
    decidedBy: review.facility.userIds[0],
    dueAt: new Date(),
  });
  await em.flush();
  return { review, documentId, filedId: filed.id };
};

it('a recall names what it takes back, leaves the document filed, and can be undone until it is sent', async () => {
  const { review, documentId, filedId } = await openFiled();
  await using _ = review;
  const recall = (version: number) =>
    review.clerk.integration.recallDocument({ documentId, version, reason: 'wrong-patient' });
  expect(await recall(1)).toEqual({ documentId, version: 2 });
  const effect = await review.em().findOneOrFail(Effect, { kind: 'recall' });
  expect(effect).toMatchObject({ state: 'planned', recallReason: 'wrong-patient' });
  expect(effect.recalls?.id).toBe(filedId);
  expect(await review.jobs('send-effect')).toMatchObject([{ start_after: effect.dueAt }]);
  await expect(recall(2)).rejects.toMatchObject({ message: 'StatusUnfit' });
  await review.colleague.review.undoDecision({ documentId, version: 2 });
  const document = await review.em().findOneOrFail(Document, documentId);
  expect([document.status, document.version]).toEqual(['integrated', 3]);
  await recall(3);
  expect(await review.actions(documentId)).toEqual(['recall-decided', 'decision-undone', 'recall-decided']);
});

it('of two recalls at once one is refused; what is not filed or is elsewhere is not recalled', async () => {
  const { review, documentId } = await openFiled();
  await using _ = review;
  const input = { documentId, version: 1, reason: 'duplicate' } as const;
  const recalls = [review.clerk, review.supervisor].map((caller) => caller.integration.recallDocument(input));
  const outcomes = (await Promise.allSettled(recalls)).map(({ status }) => status);
  expect(outcomes.toSorted()).toEqual(['fulfilled', 'rejected']);
  const waiting = { ...input, documentId: await buildDocument(review.em()) };
  await expect(review.clerk.integration.recallDocument(waiting)).rejects.toMatchObject({ message: 'StatusUnfit' });
  await expect(review.stranger.integration.recallDocument(input)).rejects.toMatchObject({
    message: 'DocumentNotFound',
  });
});

it('a clerk recalls what they filed themselves, a supervisor what anybody did', async () => {
  const { review, documentId } = await openFiled();
  await using _ = review;
  const input = { documentId, version: 1, reason: 'wrong-patient' } as const;
  await expect(review.colleague.integration.recallDocument(input)).rejects.toMatchObject({
    message: 'FiledByOther',
    cause: { details: { documentId, filedByName: 'Admissions clerk' } },
  });
  expect(await review.supervisor.integration.recallDocument(input)).toEqual({ documentId, version: 2 });
});

it('a filing that has arrived is not undone', async () => {
  const { review, documentId } = await openFiled();
  await using _ = review;
  const undoing = review.clerk.review.undoDecision({ documentId, version: 1 });
  await expect(undoing).rejects.toMatchObject({ message: 'UndoTooLate' });
});
