import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { buildIdentity, buildKnownPatient, buildVerifiedDocument } from '../../../test/build-identity.ts';
import { openReview } from '../../../test/open-review.ts';
import { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';
import { Incident } from '../../model/incident.entity.ts';

const DAY_MILLISECONDS = 24 * 3_600_000;

it('a verified document is planned, audited and enqueued for when the time to undo is over', async () => {
  await using review = await openReview();
  const documentId = await buildVerifiedDocument(review.em());
  const { decided } = await review.clerk.review.integrateDocuments({ documents: [{ documentId, version: 1 }] });
  const effect = await review.em().findOneOrFail(Effect, { document: documentId });
  expect(effect).toMatchObject({ kind: 'integration', state: 'planned', attempts: 0 });
  expect(effect.dueAt.getTime() - effect.decidedAt.getTime()).toBe(10_000);
  expect(decided).toEqual([{ documentId, version: 2, undoableUntil: effect.dueAt.toISOString() }]);
  const job = { facilityId: review.facility.facilityId, effectId: effect.id };
  expect(await review.jobs('send-effect')).toEqual([{ data: job, start_after: effect.dueAt }]);
  expect((await review.em().findOneOrFail(Document, documentId)).status).toBe('integrating');
  expect(await review.actions(documentId)).toEqual(['integration-decided']);
});

it('nothing but a verified identity is filed, and a stale one is checked again', async () => {
  await using review = await openReview();
  const em = review.em();
  const patientId = await buildKnownPatient(em);
  const inactive = await buildKnownPatient(em, { isActive: false });
  const yesterday = new Date(Date.now() - DAY_MILLISECONDS - 1000);
  const build = async (identity: Parameters<typeof buildIdentity>[2]) => {
    const documentId = await buildDocument(em);
    await buildIdentity(em, documentId, identity);
    return documentId;
  };
  const [unknown, ambiguous] = [await buildDocument(em), await build({ patientId: null, candidateIds: [patientId] })];
  const [old, mirrored] = [
    await build({ patientId, checkedAt: yesterday }),
    await build({ patientId, freshness: 'stale' }),
  ];
  const closed = await build({ patientId: inactive });
  const documents = [unknown, ambiguous, old, mirrored, closed].map((documentId) => ({ documentId, version: 1 }));
  const { decided, refused } = await review.clerk.review.integrateDocuments({ documents });
  expect(decided).toEqual([]);
  expect(refused.map(({ code }) => code)).toEqual([
    'IdentityNotVerified',
    'IdentityNotVerified',
    'IdentityStale',
    'IdentityStale',
    'PatientInactive',
  ]);
  const { facilityId } = review.facility;
  const jobs = (await review.jobs('verify-document')).map(({ data }) => data);
  expect(new Set(jobs)).toEqual(new Set([old, mirrored].map((documentId) => ({ facilityId, documentId }))));
  expect(await review.em().count(Effect, {})).toBe(0);
});

it('of two who file and reject at once one is refused', async () => {
  await using review = await openReview();
  const documentId = await buildVerifiedDocument(review.em());
  const documents = [{ documentId, version: 1 }];
  const both = await Promise.all([
    review.clerk.review.integrateDocuments({ documents }),
    review.colleague.review.rejectDocuments({ documents, reason: 'other' }),
  ]);
  expect(both.flatMap(({ decided }) => decided)).toHaveLength(1);
  expect(both.flatMap(({ refused }) => refused)).toMatchObject([{ code: 'DocumentChanged' }]);
  expect(await review.actions(documentId)).toHaveLength(1);
});

it('is undone until it is sent, and once it was refused; its incident is closed', async () => {
  await using review = await openReview();
  const documentId = await buildVerifiedDocument(review.em());
  const effectOf = () => review.em().findOneOrFail(Effect, { document: documentId }, { orderBy: { id: 'desc' } });
  const integrate = (version: number) =>
    review.clerk.review.integrateDocuments({ documents: [{ documentId, version }] });
  const undo = (version: number) => review.colleague.review.undoDecision({ documentId, version });
  await integrate(1);
  await undo(2);
  expect((await effectOf()).state).toBe('undone');
  await integrate(3);
  const { id } = await effectOf();
  await review.em().nativeUpdate(Effect, id, { state: 'sent' });
  await expect(undo(4)).rejects.toMatchObject({ message: 'UndoTooLate' });
  await review.em().nativeUpdate(Effect, id, { state: 'refused', trouble: 'content-refused' });
  await review.em().insert(Incident, { effect: id, trouble: 'content-refused' });
  await undo(4);
  expect((await review.em().findOneOrFail(Incident, { effect: id })).closedAt).not.toBeNull();
  expect((await review.em().findOneOrFail(Document, documentId)).status).toBe('review');
  await expect(undo(5)).rejects.toMatchObject({ message: 'StatusUnfit' });
});
