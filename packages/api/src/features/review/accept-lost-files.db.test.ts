import { expect, it } from 'vitest';
import { buildVerifiedDocument } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';
import { Metadata } from '../../model/metadata.entity.ts';

const open = async () => {
  const review = await openReview();
  const documentId = await buildVerifiedDocument(review.em());
  const lostFiles = [{ mediaType: 'application/pdf', reason: 'empty' as const }];
  await review.em().nativeUpdate(Metadata, { document: documentId }, { lostFiles });
  return { review, documentId };
};

it('a document with a lost file is filed only after somebody accepted that, also within a selection', async () => {
  const { review, documentId } = await open();
  await using _ = review;
  const whole = await buildVerifiedDocument(review.em());
  const { decided, refused } = await review.clerk.review.integrateDocuments({
    documents: [documentId, whole].map((id) => ({ documentId: id, version: 1 })),
  });
  expect(decided).toMatchObject([{ documentId: whole }]);
  expect(refused).toEqual([{ code: 'LostFilesNotAccepted', documentId }]);

  const accepted = await review.clerk.review.acceptLostFiles({ documentId, version: 1 });
  const view = await review.clerk.documents.openDocument({ documentId, isAhead: false });
  expect(view.metadata).toMatchObject({
    lostFiles: [{ mediaType: 'application/pdf', reason: 'empty' }],
    lossAcceptedByName: expect.any(String),
  });
  expect((await review.clerk.review.integrateDocuments({ documents: [accepted] })).decided).toMatchObject([
    { documentId },
  ]);
  expect((await review.actions(documentId)).filter((action) => action !== 'document-opened')).toEqual([
    'lost-files-accepted',
    'integration-decided',
  ]);
});

it('what was accepted is what was seen: a document that changed since is refused', async () => {
  const { review, documentId } = await open();
  await using _ = review;
  const [first, second] = await Promise.allSettled([
    review.clerk.review.acceptLostFiles({ documentId, version: 1 }),
    review.clerk.review.acceptLostFiles({ documentId, version: 1 }),
  ]);
  expect([first.status, second.status].toSorted()).toEqual(['fulfilled', 'rejected']);
});
