import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { openReview } from '../../../test/open-review.ts';
import { Claim } from '../../model/claim.entity.ts';

it('a claimed document is refused to a second clerk, and names who holds it', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const { heldUntil } = await review.clerk.review.claimDocument({ documentId, takesOver: false });
  const second = review.colleague.review.claimDocument({ documentId, takesOver: false });
  const refusal = { documentId, holderName: 'Admissions clerk', heldUntil };
  await expect(second).rejects.toMatchObject({ message: 'DocumentClaimed', cause: { details: refusal } });
  await review.colleague.review.claimDocument({ documentId, takesOver: true });
  expect(await review.actions(documentId)).toEqual(['document-claimed', 'document-taken-over']);
});

it('prolonging is neither audited nor a new page, and a claim that is over holds nobody up', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  await review.clerk.review.claimDocument({ documentId, takesOver: false });
  const version = async () => (await review.em().execute('select sum(version) from worklist_version'))[0];
  const before = await version();
  await review.clerk.review.claimDocument({ documentId, takesOver: false });
  expect([await review.actions(documentId), await version()]).toEqual([['document-claimed'], before]);
  await review.em().nativeUpdate(Claim, { document: documentId }, { heldUntil: new Date() });
  await review.colleague.review.claimDocument({ documentId, takesOver: false });
  expect(await review.actions(documentId)).toEqual(['document-claimed', 'document-claimed']);
  expect(await version()).not.toEqual(before);
});

it('of many who claim at once one holds the document', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const claims = [review.clerk, review.colleague, review.clerk, review.colleague].map((caller) =>
    caller.review.claimDocument({ documentId, takesOver: false }),
  );
  const outcomes = (await Promise.allSettled(claims)).map(({ status }) => status);
  expect(outcomes.filter((outcome) => outcome === 'fulfilled')).toHaveLength(2);
  expect(await review.em().count(Claim, { document: documentId })).toBe(1);
  expect(await review.actions(documentId)).toEqual(['document-claimed']);
});

it('what is decided is not claimed, and what is elsewhere is not found', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em(), { status: 'rejected' });
  const claiming = { documentId, takesOver: true };
  await expect(review.clerk.review.claimDocument(claiming)).rejects.toMatchObject({ message: 'StatusUnfit' });
  await expect(review.stranger.review.claimDocument(claiming)).rejects.toMatchObject({ message: 'DocumentNotFound' });
});

it('a claim is released by its holder only', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  await review.clerk.review.claimDocument({ documentId, takesOver: false });
  await review.colleague.review.releaseDocument({ documentId });
  await review.stranger.review.releaseDocument({ documentId });
  expect(await review.em().count(Claim, {})).toBe(1);
  await review.clerk.review.releaseDocument({ documentId });
  expect(await review.em().count(Claim, {})).toBe(0);
  expect(await review.actions(documentId)).toEqual(['document-claimed', 'document-released']);
});
