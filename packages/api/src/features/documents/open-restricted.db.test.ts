import { expect, it } from 'vitest';
import { buildDocument } from '../../../test/build-document.ts';
import { emptyFilter } from '../../../test/build-filter.ts';
import { buildTelling, SECRET } from '../../../test/build-telling.ts';
import { openWeb } from '../../../test/open-web.ts';
import { Document } from '../../model/document.entity.ts';
import { DocumentType } from '../../model/document-type.entity.ts';
import { RestrictionRule } from '../../model/restriction-rule.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';

const because = 'The ward asked for the letter of its patient.';

/** A restricted document, a clerk's browser, and two supervisors. */
const open = async () => {
  const web = await openWeb();
  const { database, facility } = web;
  const { supervisorId, userIds } = facility;
  await database.asSuperuser((client) =>
    client.query("update membership set role = 'supervisor' where user_id = $1", [userIds[1]]),
  );
  const telling = await buildTelling(web, 'psychiatry');
  const [supervisor, colleague] = [await facility.signIn(supervisorId), await facility.signIn(userIds[1])];
  const actions = async () => {
    const { rows } = await database.asSuperuser((client) =>
      client.query<{ action: string }>('select action from audit_event where document_id = $1 order by id', [
        telling.documentId,
      ]),
    );
    return rows.map(({ action }) => action);
  };
  return { ...web, ...telling, em: forkForFacility(database.orm, facility.facilityId), supervisor, colleague, actions };
};
type Place = Awaited<ReturnType<typeof open>>;

const seenBy = ({ documentId }: Place, caller: Place['supervisor']) =>
  caller.documents.openDocument({ documentId, isAhead: false });

it('a supervisor opens a restricted document with a reason, for an hour; the audit has it, and the others are told until one notes it', async () => {
  const place = await open();
  await using _ = place;
  const { documentId, supervisor, colleague, database, actions } = place;
  await expect(seenBy(place, supervisor)).rejects.toMatchObject({ message: 'DocumentRestricted' });
  const short = supervisor.documents.openRestricted({ documentId, because: 'because' });
  await expect(short).rejects.toMatchObject({ code: 'BAD_REQUEST' });
  await supervisor.documents.openRestricted({ documentId, because });
  expect(await seenBy(place, supervisor)).toMatchObject({ title: `Letter of ${SECRET}`, restriction: 'psychiatry' });
  await supervisor.review.addNote({ documentId, text: 'Seen.' });
  // To whom it is open is a person, not a role.
  await expect(seenBy(place, colleague)).rejects.toMatchObject({ message: 'DocumentRestricted' });
  expect(await actions()).toEqual(['restricted-document-opened', 'document-opened', 'note-added']);

  expect((await supervisor.documents.listRestrictedOpenings({ limit: 50 })).rows).toEqual([]);
  const told = (await colleague.documents.listRestrictedOpenings({ limit: 50 })).rows;
  expect(told).toMatchObject([{ documentId, because, openedByName: 'Records manager' }]);
  const openingId = told[0]?.id ?? '';
  const own = supervisor.documents.noteRestrictedOpening({ openingId });
  await expect(own).rejects.toMatchObject({ message: 'OpeningNotFound' });
  await colleague.documents.noteRestrictedOpening({ openingId });
  await expect(colleague.documents.noteRestrictedOpening({ openingId })).rejects.toThrow('OpeningNotFound');
  expect((await colleague.documents.listRestrictedOpenings({ limit: 50 })).rows).toEqual([]);
  expect((await actions()).at(-1)).toBe('restricted-opening-noted');

  const age = "update restricted_opening set opened_at = now() - interval '61 minutes'";
  await database.asSuperuser((client) => client.query(age));
  await expect(seenBy(place, supervisor)).rejects.toMatchObject({ message: 'DocumentRestricted' });
  // What was said about the document goes when what it says does.
  const reasons = await database.asSuperuser(async (client) => {
    await client.query('update document set purged_at = now() where id = $1', [documentId]);
    return (await client.query('select because from restricted_opening')).rows;
  });
  expect(reasons).toEqual([{ because: '' }]);
  await expect(supervisor.documents.openRestricted({ documentId, because })).rejects.toThrow('DocumentNotFound');
});

it('what is hidden of a restricted document finds it for nobody, and neither order nor number tells that it is there', async () => {
  const place = await open();
  await using _ = place;
  const { em, supervisor, facility, database } = place;
  await buildDocument(em, { family: SECRET, title: 'Another' });
  const tag = (await supervisor.worklist.listFilterOptions({})).tags.find(({ name }) => name === 'urgent');
  const asked = [
    { patientName: SECRET },
    { sourceId: facility.sourceId },
    { assigneeId: 'nobody' as const },
    { tagId: tag?.id ?? '' },
    { verificationOutcome: 'provisional' as const },
  ];
  const answers = () =>
    Promise.all(asked.map((one) => supervisor.worklist.listWorklist({ ...emptyFilter, ...one, limit: 1 })));
  const withIt = await answers();
  const whole = await supervisor.worklist.listWorklist({ ...emptyFilter, documentTypeCode: '11502-2' });
  expect(whole.rows).toMatchObject([
    { title: '', restriction: 'psychiatry', documentCode: '11502-2', sourceName: '', patientName: null, tags: [] },
  ]);
  await database.asSuperuser((client) =>
    client.query("update document set status = 'integrated', facility_id = facility_id where restriction is not null"),
  );
  const statuses = ['review' as const];
  const without = await Promise.all(
    asked.map((one) => supervisor.worklist.listWorklist({ ...emptyFilter, ...one, statuses, limit: 1 })),
  );
  expect(withIt).toEqual(without);
  expect(withIt.map(({ rows }) => rows.length)).toEqual([1, 1, 1, 0, 0]);
});

it('no other door tells of it: bytes, narratives, pages before Express', async () => {
  const place = await open();
  await using _ = place;
  const { browse, signIn, attachmentId, documentId, em } = place;
  await signIn();
  expect((await browse(`/attachments/${attachmentId}`)).status).toBe(404);
  const post = (path: string, body: object) =>
    browse(path, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
  const page = await post('/trpc/worklist.listWorklist?batch=1', { 0: emptyFilter });
  const text = await page.text();
  expect(text).toContain(documentId);
  expect(text).not.toContain(SECRET);
  // The canary: of a document that is not restricted the same page tells, as soon as it is not.
  await em.nativeUpdate(Document, { id: documentId }, { restriction: null });
  expect(await (await post('/trpc/worklist.listWorklist?batch=1', { 0: emptyFilter })).text()).toContain(SECRET);
});

it('a rule restricts what comes from a source, and of a type as soon as it is read; what a supervisor took off stays off', async () => {
  const place = await open();
  await using _ = place;
  const { em, supervisor, facility, client, signIn } = place;
  const upload = await em.findOneOrFail(Source, { code: 'upload' });
  const documentType = await em.findOneOrFail(DocumentType, { code: '11502-2' });
  em.create(RestrictionRule, { source: upload, restriction: 'staff' });
  em.create(RestrictionRule, { documentType, restriction: 'vip' });
  await em.flush();
  await signIn();
  const form = new FormData();
  form.append('file', new File([crypto.randomUUID()], `${SECRET}.txt`));
  const { documentId } = await client.intake.receiveDocument.mutate(form);
  const restrictionOf = async (id: string) =>
    (await em.findOneOrFail(Document, id, { fields: ['restriction'], refresh: true })).restriction ?? null;
  expect(await restrictionOf(documentId)).toBe('staff');

  const read = await buildDocument(em, { sourceId: facility.sourceId });
  await em.nativeUpdate(Document, { id: read }, { documentType });
  expect(await restrictionOf(read)).toBe('vip');
  const lift = { documentId: read, restriction: null, because: 'It is about nobody whom many know.' };
  await expect(supervisor.documents.restrictDocument(lift)).rejects.toThrow('DocumentNotFound');
  await supervisor.documents.openRestricted({ documentId: read, because });
  await supervisor.documents.restrictDocument(lift);
  await em.nativeUpdate(Document, { id: read }, { documentType });
  expect(await restrictionOf(read)).toBeNull();
  const { history, notes } = await supervisor.documents.openDocument({ documentId: read, isAhead: false });
  expect(history.map(({ action }) => action)).toEqual([
    'restriction-lifted',
    'restricted-document-opened',
    'document-restricted',
  ]);
  expect(notes).toMatchObject([{ text: lift.because }]);
});
