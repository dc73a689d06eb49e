import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { openReview } from '../../../test/open-review.ts';
import { Claim } from '../../model/claim.entity.ts';
import { Document } from '../../model/document.entity.ts';

const reason = 'not-clinical';

it('a rejection has its reason, its audit entry and its ledger row, ends the claim, and is undone at any time', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  await review.clerk.review.claimDocument({ documentId, takesOver: false });
  const documents = [{ documentId, version: 1 }];
  expect(await review.clerk.review.rejectDocuments({ documents, reason })).toEqual({
    decided: [{ documentId, version: 2, undoableUntil: null }],
    refused: [],
  });
  const document = await review.em().findOneOrFail(Document, documentId, { populate: ['receivedObject'] });
  expect([document.status, document.rejectionReason]).toEqual(['rejected', reason]);
  expect(document.receivedObject.$.state).toBe('rejected');
  expect(await review.em().count(Claim, {})).toBe(0);
  expect(await review.clerk.review.undoDecision({ documentId, version: 2 })).toEqual({ documentId, version: 3 });
  const again = await review.em().findOneOrFail(Document, documentId);
  expect([again.status, again.rejectionReason]).toEqual(['review', null]);
  expect(await review.actions(documentId)).toEqual(['document-claimed', 'document-rejected', 'decision-undone']);
});

it('each document of a selection is decided or refused, exactly once', async () => {
  await using review = await openReview();
  const build = (status?: 'integrated') => buildDocument(review.em(), status ? { status } : {});
  const [fit, claimed, changed, filed] = [await build(), await build(), await build(), await build('integrated')];
  const elsewhere = crypto.randomUUID();
  await review.colleague.review.claimDocument({ documentId: claimed, takesOver: false });
  await review.colleague.review.rejectDocuments({ documents: [{ documentId: changed, version: 1 }], reason });
  const documents = [fit, claimed, changed, filed, elsewhere].map((documentId) => ({ documentId, version: 1 }));
  const { decided, refused } = await review.clerk.review.rejectDocuments({ documents, reason });
  expect(decided.map(({ documentId }) => documentId)).toEqual([fit]);
  expect(refused).toMatchObject([
    { code: 'DocumentClaimed', documentId: claimed, holderName: 'Records clerk' },
    { code: 'DocumentChanged', documentId: changed, versionNow: 2, changedByName: 'Records clerk' },
    { code: 'StatusUnfit', documentId: filed, status: 'integrated' },
    { code: 'DocumentNotFound', documentId: elsewhere },
  ]);
});

it('of two who decide at once one is refused with the version and the name of the other', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const documents = [{ documentId, version: 1 }];
  const both = await Promise.all(
    [review.clerk, review.colleague].map((caller) => caller.review.rejectDocuments({ documents, reason })),
  );
  expect(both.flatMap(({ decided }) => decided)).toHaveLength(1);
  expect(both.flatMap(({ refused }) => refused)).toMatchObject([{ code: 'DocumentChanged', versionNow: 2 }]);
  expect(await review.actions(documentId)).toEqual(['document-rejected']);
});

it("another facility's document is not found", async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em());
  const { decided, refused } = await review.stranger.review.rejectDocuments({
    documents: [{ documentId, version: 1 }],
    reason,
  });
  expect([decided, refused]).toEqual([[], [{ code: 'DocumentNotFound', documentId }]]);
  const undoing = review.stranger.review.undoDecision({ documentId, version: 1 });
  await expect(undoing).rejects.toMatchObject({ message: 'DocumentNotFound' });
});

it('an unreadable document waits among the unreadable ones again', async () => {
  await using review = await openReview();
  const documentId = await buildDocument(review.em(), { status: 'unreadable' });
  await review.em().nativeUpdate(Document, documentId, { unreadableReason: 'empty' });
  await review.clerk.review.rejectDocuments({ documents: [{ documentId, version: 1 }], reason });
  await review.clerk.review.undoDecision({ documentId, version: 2 });
  expect((await review.em().findOneOrFail(Document, documentId)).status).toBe('unreadable');
});
