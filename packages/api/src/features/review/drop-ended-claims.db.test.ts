import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { emptyFilter } from '../../../test/build-filter.ts';
import { openReview } from '../../../test/open-review.ts';
import { Claim } from '../../model/claim.entity.ts';
import { dropEndedClaims } from './drop-ended-claims.ts';

it('a claim that is over leaves the list, and one that lives stays', async () => {
  await using review = await openReview();
  const { clerk, em, facility, database } = review;
  const [over, living] = [await buildDocument(em()), await buildDocument(em())];
  for (const documentId of [over, living]) await clerk.review.claimDocument({ documentId, takesOver: false });
  await em().nativeUpdate(Claim, { document: over }, { heldUntil: new Date(Date.now() - 1000) });
  await dropEndedClaims(database.app, facility.facilityId);
  const { rows } = await clerk.worklist.listWorklist(emptyFilter);
  const names = Object.fromEntries(rows.map(({ id, claimedByName }) => [id, claimedByName]));
  expect(names[over]).toBeNull();
  expect(names[living]).not.toBeNull();
});
