import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { buildEnded } from '../../../test/build-ended.ts';
import { openWeb } from '../../../test/open-web.ts';
import { Attachment } from '../../model/attachment.entity.ts';
import { Document } from '../../model/document.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { pathOfFile } from '../../platform/files/file-store.ts';
import { forkForFacility } from '../../platform/process/context.ts';

/** What follows the name of a file that is stored as it is. */
const INDEX = /index\.json\{([\s\S]*?)\n\}/;

it('a supervisor exports everything of a patient: the bytes, and an index that says what is lost; nobody else does, and the audit says so first', async () => {
  await using web = await openWeb();
  const { database, facility } = web;
  const { facilityId, userIds } = facility;
  const first = await buildEnded({ database, facility }, { text: 'the first letter' });
  const em = forkForFacility(database.orm, facilityId);
  const patientId = (await em.findOneOrFail(Verification, { document: first })).patient?.id ?? '';
  const second = await buildEnded({ database, facility }, { text: 'the second letter', patientId });
  const lost = await em.findOneOrFail(Attachment, { document: second, role: 'original' });
  await rm(join(database.app.config.filesFolder, pathOfFile(facilityId, lost.sha256)));
  await buildEnded({ database, facility }, { text: 'of somebody else' });
  const restricted = await buildEnded(
    { database, facility },
    { text: 'of the ward that is named to nobody', patientId },
  );
  await em.nativeUpdate(Document, { id: restricted }, { restriction: 'psychiatry' });
  const path = `/documents/${first}/patient-export`;
  expect((await web.browse(path)).status).toBe(401);
  await web.signIn();
  expect((await web.browse(path)).status).toBe(403);
  await database.asSuperuser((client) =>
    client.query("update membership set role = 'supervisor' where user_id = $1", [userIds[0]]),
  );
  expect((await web.browse(`/documents/${crypto.randomUUID()}/patient-export`)).status).toBe(404);
  const answer = await web.browse(path);
  expect([answer.status, answer.headers.get('content-disposition')]).toEqual([200, 'attachment; filename=patient.zip']);
  const archive = Buffer.from(await answer.arrayBuffer()).toString('latin1');
  expect(archive).toContain('the first letter');
  expect(archive).toContain('of the second letter');
  expect(archive).not.toContain('of somebody else');
  expect(archive).not.toContain('named to nobody');
  const index = JSON.parse(`{${INDEX.exec(archive)?.[1]}}`);
  expect(index).toMatchObject({
    patient: { family: 'Martin' },
    documents: [
      { documentId: first, notes: [{ text: 'Camille Martin rang.' }], files: [{ isWhole: true }, { isWhole: true }] },
      { documentId: second, files: [{ isWhole: false }, { isWhole: true }] },
    ],
  });
  const told = await database.asSuperuser((client) =>
    client.query("select document_id, details from audit_event where action = 'patient-exported' order by id"),
  );
  // One for each document that is in it.
  expect(told.rows).toEqual([first, second].map((document_id) => ({ document_id, details: { patientId } })));
  // Whoever opened it with a reason has it in the export too.
  await web.client.documents.openRestricted.mutate({
    documentId: restricted,
    because: 'The patient asks for their data',
  });
  const whole = Buffer.from(await (await web.browse(path)).arrayBuffer()).toString('latin1');
  expect(whole).toContain('named to nobody');
});
