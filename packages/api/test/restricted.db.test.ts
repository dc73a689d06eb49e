import { HospitalRole, type Refusal } from '@mailroom/contracts';
import { TRPCError } from '@trpc/server';
import { expect, it } from 'vitest';
import { openSession } from '../src/features/session/index.ts';
import { createCallerFactory, refusalOf } from '../src/platform/http/trpc.ts';
import { appRouter } from '../src/router.ts';
import { browserCookie, buildFacility } from './build-facility.ts';
import { buildTelling, SECRET } from './build-telling.ts';
import { openTestDatabase } from './open-test-database.ts';
import { CONTRACTS, sampleOf, schemaOf } from './sample-input.ts';

const BECAUSE = 'The ward asked for the letter of its patient.';

const openPlace = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const [person] = facility.userIds;
  const { facilityId } = facility;
  const call = createCallerFactory(appRouter);
  const give = (role: HospitalRole, to: string) =>
    database.asSuperuser((client) => client.query('update membership set role = $1 where user_id = $2', [role, to]));
  // A facility keeps an administrator, so that whoever calls may become something else.
  await give('administrator', facility.supervisorId);
  return {
    database,
    facility,
    async callerAs(role: HospitalRole) {
      await give(role, person);
      const cookie = browserCookie();
      await call({ app: database.app, cookie, session: null }).session.signIn({ userId: person, facilityId });
      const session = cookie.token === null ? null : await openSession(database.orm, cookie.token);
      return call({ app: database.app, cookie, session });
    },
    [Symbol.asyncDispose]: () => database[Symbol.asyncDispose](),
  };
};

type Telling = Awaited<ReturnType<typeof buildTelling>>;

/** What an answer or a refusal says, as JSON; of a stream, its first event. */
const said = async (call: () => Promise<unknown>): Promise<string> => {
  try {
    const answer = await call();
    if (typeof answer !== 'object' || answer === null || !(Symbol.asyncIterator in answer))
      return JSON.stringify(answer);
    // What is iterated over time has this method, and nothing else that a procedure answers has it.
    const events = (answer as AsyncIterable<unknown>)[Symbol.asyncIterator]();
    const { value } = await events.next();
    await events.return?.();
    return JSON.stringify(value ?? null);
  } catch (error) {
    const refusal: Refusal | null = error instanceof TRPCError ? refusalOf(error) : null;
    // A bug tells a caller nothing; here it must not hide what would have been told.
    if (refusal === null) throw error;
    return JSON.stringify(refusal);
  }
};

const PATHS = Object.keys(appRouter._def.procedures);
/** One ends the session that the others are called in, one asks for a form, and one is what opens a restricted document. */
const APART = new Set(['signOut', 'receiveDocument', 'openRestricted']);
const ALL = CONTRACTS.filter(({ name }) => !APART.has(name));
const QUERIES = ALL.filter(({ contract }) => contract.kind === 'query');

/** Everything of everybody is asked for. */
const WIDE = {
  statuses: ['review', 'unreadable', 'rejected', 'received', 'integrating', 'integrated'],
  ...Object.fromEntries(
    [
      'actorId',
      'action',
      'assigneeId',
      'cursor',
      'documentTypeCode',
      'from',
      'patientName',
      'receivedFrom',
      'receivedTo',
    ]
      .concat(['sourceId', 'tagId', 'until', 'verificationOutcome'])
      .map((name) => [name, null]),
  ),
};

/** Which procedures tell something of a document to a caller, whatever they are there for. */
const tellers = async (caller: object, { documentId, attachmentId }: Telling, of = ALL): Promise<string[]> => {
  const named = { ...WIDE, attachmentId, because: BECAUSE };
  const telling: string[] = [];
  for (const { name, contract } of of) {
    const [room = '', verb = ''] = (PATHS.find((path) => path.endsWith(`.${name}`)) ?? '').split('.');
    const input = sampleOf(schemaOf(contract), [], { leaves: [], id: documentId, named });
    // A caller has a record for each room, with a function for each verb.
    const rooms = caller as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
    if ((await said(async () => rooms[room]?.[verb]?.(input))).toLowerCase().includes(SECRET)) telling.push(name);
  }
  return telling.toSorted();
};

/** What the database has of the document: another text after any change. */
const stateOf = async (
  { database }: Awaited<ReturnType<typeof openPlace>>,
  { documentId }: Telling,
): Promise<unknown> => {
  const { rows } = await database.asSuperuser((client) =>
    client.query(
      `select document.xmin::text, metadata.xmin::text as read, verification.xmin::text as found,
         (select count(*) from note where document_id = $1) as notes, (select count(*) from claim where document_id = $1) as claims,
         (select count(*) from document_tag where document_id = $1) as tags, (select count(*) from effect where document_id = $1) as effects
       from document join metadata on metadata.document_id = document.id join verification on verification.document_id = document.id
       where document.id = $1`,
      [documentId],
    ),
  );
  return rows;
};

it('no procedure tells anybody anything of a restricted document, or changes it, whatever their role', async () => {
  await using place = await openPlace();
  const telling = await buildTelling(place, 'psychiatry');
  const before = await stateOf(place, telling);
  for (const role of HospitalRole.options) {
    expect([role, await tellers(await place.callerAs(role), telling)]).toEqual([role, []]);
  }
  expect(await stateOf(place, telling)).toEqual(before);
  // The canary: where one policy is as it was, what is hidden is told.
  await place.database.asSuperuser((client) =>
    client.query('alter policy metadata_tenant on metadata using (facility_id = (select current_facility_id()))'),
  );
  expect(await tellers(await place.callerAs('clerk'), telling, QUERIES)).toEqual(['listIncidents', 'listWorklist']);
});

it('of any other document they tell it: these are the procedures that would', async () => {
  await using place = await openPlace();
  const telling = await buildTelling(place, null);
  const told = await tellers(await place.callerAs('supervisor'), telling, QUERIES);
  expect(told).toEqual(['listHolds', 'listIncidents', 'listProvisionalPatients', 'listWorklist', 'openDocument']);
});
