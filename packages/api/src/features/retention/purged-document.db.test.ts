import { expect, it } from 'vitest';
import { buildEnded, buildRule } from '../../../test/build-ended.ts';
import { emptyFilter } from '../../../test/build-filter.ts';
import { openWeb } from '../../../test/open-web.ts';
import { Attachment } from '../../model/attachment.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { purgeDue } from './purge-due.ts';

const open = async () => {
  const web = await openWeb();
  await web.signIn();
  const { database, facility } = web;
  const documentId = await buildEnded({ database, facility });
  return {
    database,
    facility,
    browse: web.browse,
    documentId,
    clerk: await facility.signIn(),
    supervisor: await facility.signIn(facility.supervisorId),
    async purge() {
      await buildRule({ database, facility });
      await purgeDue(database.app, facility.facilityId);
    },
    [Symbol.asyncDispose]: () => web[Symbol.asyncDispose](),
  };
};

it('a purged document is in no list and no count, its files are not served, and who has a link to it is told', async () => {
  await using world = await open();
  const { clerk, documentId, facility, database } = world;
  const list = async () => (await clerk.worklist.listWorklist(emptyFilter)).rows.length;
  const count = async () => (await clerk.worklist.countByStatus({})).counts.integrated;
  const em = forkForFacility(database.orm, facility.facilityId);
  const { id } = await em.findOneOrFail(Attachment, { document: documentId, role: 'original' });
  const served = async () => (await world.browse(`/attachments/${id}`)).status;
  expect([await list(), await count()]).toEqual([1, 1]);
  expect(await served()).toBe(200);
  await world.purge();
  expect([await list(), await count()]).toEqual([0, 0]);
  expect(await served()).toBe(404);
  await expect(clerk.documents.openDocument({ documentId, isAhead: false })).rejects.toMatchObject({
    message: 'DocumentPurged',
    cause: { details: { documentId, isErased: false } },
  });
});

it('nothing is done with a purged document any more', async () => {
  await using world = await open();
  await world.purge();
  const { clerk, supervisor, documentId } = world;
  const version = 2;
  const answers = await Promise.allSettled([
    clerk.review.addNote({ documentId, text: 'Camille Martin' }),
    clerk.review.assignDocuments({ documentIds: [documentId], assigneeId: null }),
    clerk.review.verifyAgain({ documentId }),
    clerk.review.undoDecision({ documentId, version }),
    supervisor.integration.recallDocument({ documentId, version, reason: 'other' }),
  ]);
  const refusals = answers.map((answer) => (answer.status === 'rejected' ? answer.reason.message : 'done'));
  expect(refusals).toEqual(answers.map(() => 'DocumentNotFound'));
});
