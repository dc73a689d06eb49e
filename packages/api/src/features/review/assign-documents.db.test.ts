import { expect, it } from 'vitest';
import { buildMember } from '../../../test/administration-calls.ts';
import { buildDocument } from '../../../test/build-document.ts';
import { openReview } from '../../../test/open-review.ts';
import { Document } from '../../model/document.entity.ts';
import { DocumentTag } from '../../model/document-tag.entity.ts';
import { Tag } from '../../model/tag.entity.ts';

const openTwo = async () => {
  const review = await openReview();
  const documentIds = [await buildDocument(review.em()), await buildDocument(review.em())];
  return { review, documentIds, assigneeId: review.facility.userIds[1] };
};

it('documents are assigned to a colleague by a supervisor, all or none', async () => {
  const { review, documentIds, assigneeId } = await openTwo();
  await using _ = review;
  const { clerk, supervisor, stranger, theirs } = review;
  const unknown = [...documentIds, crypto.randomUUID()];
  await expect(supervisor.review.assignDocuments({ documentIds: unknown, assigneeId })).rejects.toMatchObject({
    message: 'DocumentNotFound',
    cause: { details: { documentId: unknown[2] } },
  });
  const elsewhere = theirs.userIds[0];
  const assigning = supervisor.review.assignDocuments({ documentIds, assigneeId: elsewhere });
  await expect(assigning).rejects.toMatchObject({ message: 'AssigneeNotFound' });
  await expect(stranger.review.assignDocuments({ documentIds, assigneeId: elsewhere })).rejects.toMatchObject({
    message: 'DocumentNotFound',
  });
  await expect(clerk.review.assignDocuments({ documentIds, assigneeId })).rejects.toMatchObject({
    message: 'AssignsOther',
  });
  const auditorId = await buildMember({ database: review.database, facility: review.facility }, { role: 'auditor' });
  await expect(supervisor.review.assignDocuments({ documentIds, assigneeId: auditorId })).rejects.toMatchObject({
    message: 'AssigneeNotFound',
  });
  await supervisor.review.assignDocuments({ documentIds, assigneeId });
  const documents = await review.em().find(Document, {});
  expect(documents.map(({ assignee, version }) => [assignee?.id, version])).toEqual([
    [assigneeId, 1],
    [assigneeId, 1],
  ]);
  expect(await review.actions(documentIds[0] ?? '')).toEqual(['document-assigned']);
});

it('of two who assign the same documents at once both are heard, and the later one holds', async () => {
  const { review, documentIds, assigneeId } = await openTwo();
  await using _ = review;
  await Promise.all([
    review.supervisor.review.assignDocuments({ documentIds, assigneeId }),
    review.colleague.review.assignDocuments({ documentIds: documentIds.toReversed(), assigneeId }),
  ]);
  const assignees = (await review.em().find(Document, {})).map(({ assignee }) => assignee?.id ?? null);
  expect(new Set(assignees).size).toBe(1);
  expect(await review.actions(documentIds[0] ?? '')).toEqual(['document-assigned', 'document-assigned']);
});

it('a tag is put on and taken off, and what is so already leaves no trace', async () => {
  const { review, documentIds } = await openTwo();
  await using _ = review;
  const { clerk, colleague, stranger } = review;
  const tagId = (await review.em().findOneOrFail(Tag, { name: 'urgent' })).id;
  const tagging = { documentIds, tagId, isTagged: true };
  await Promise.all([clerk.review.tagDocuments(tagging), colleague.review.tagDocuments(tagging)]);
  expect(await review.em().count(DocumentTag, {})).toBe(2);
  await clerk.review.tagDocuments({ ...tagging, isTagged: false });
  await clerk.review.tagDocuments({ ...tagging, isTagged: false });
  expect(await review.em().count(DocumentTag, {})).toBe(0);
  expect(await review.actions(documentIds[1] ?? '')).toEqual(['document-tagged', 'document-untagged']);
  await expect(clerk.review.tagDocuments({ ...tagging, tagId: crypto.randomUUID() })).rejects.toMatchObject({
    message: 'TagNotFound',
  });
  await clerk.review.tagDocuments(tagging);
  await review.database.asOwner(review.facility.facilityId, (em) =>
    em.nativeUpdate(Tag, tagId, { switchedOffAt: new Date() }),
  );
  await expect(clerk.review.tagDocuments(tagging)).rejects.toMatchObject({ message: 'TagNotFound' });
  await clerk.review.tagDocuments({ ...tagging, isTagged: false });
  expect(await review.em().count(DocumentTag, {})).toBe(0);
  await expect(stranger.review.tagDocuments(tagging)).rejects.toMatchObject({ message: 'DocumentNotFound' });
});

it('a note is left for colleagues, and the audit does not quote it', async () => {
  const { review, documentIds } = await openTwo();
  await using _ = review;
  const [documentId = ''] = documentIds;
  await review.clerk.review.addNote({ documentId, text: ' Ask the ward. ' });
  const { notes } = await review.colleague.documents.openDocument({ documentId, isAhead: false });
  const [noteId] = notes.map(({ id }) => id);
  expect(notes).toMatchObject([{ text: 'Ask the ward.', authorName: 'Admissions clerk' }]);
  const { rows } = await review.database.asSuperuser((client) =>
    client.query("select details from audit_event where action = 'note-added'"),
  );
  expect(rows).toEqual([{ details: { noteId } }]);
  const elsewhere = review.stranger.review.addNote({ documentId, text: 'x' });
  await expect(elsewhere).rejects.toMatchObject({ message: 'DocumentNotFound' });
});

it('an identity is checked again when somebody asks, while the document waits', async () => {
  const { review, documentIds } = await openTwo();
  await using _ = review;
  const [documentId = ''] = documentIds;
  await review.clerk.review.verifyAgain({ documentId });
  const job = { facilityId: review.facility.facilityId, documentId };
  expect((await review.jobs('verify-document')).map(({ data }) => data)).toEqual([job]);
  expect(await review.actions(documentId)).toEqual(['verification-asked']);
  await review.em().nativeUpdate(Document, documentId, { status: 'rejected' });
  await expect(review.clerk.review.verifyAgain({ documentId })).rejects.toMatchObject({ message: 'StatusUnfit' });
  await expect(review.stranger.review.verifyAgain({ documentId })).rejects.toMatchObject({
    message: 'DocumentNotFound',
  });
});
