import * as contracts from '@mailroom/contracts';
import type { inferRouterInputs } from '@trpc/server';
import { readDocumentJob, receiveObject, refuseObject } from '../src/features/intake/index.ts';
import { Incident } from '../src/model/incident.entity.ts';
import { SharedIdentifier } from '../src/model/shared-identifier.entity.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import type { AppRouter } from '../src/router.ts';
import { ADMINISTRATION_CALLS } from './administration-calls.ts';
import { buildDocument } from './build-document.ts';
import { buildEffect } from './build-effect.ts';
import { type BuiltFacility, buildFacility, type Caller } from './build-facility.ts';
import { emptyFilter } from './build-filter.ts';
import { buildOperator, signInOperator } from './build-operator.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { OPERATOR_CALLS } from './operator-calls.ts';
import { PROVISIONAL_CALLS } from './provisional-calls.ts';
import { readingHere } from './reading-here.ts';
import { RESTRICTED_CALLS } from './restricted-calls.ts';
import { RETENTION_CALLS } from './retention-calls.ts';
import { REVIEW_CALLS } from './review-calls.ts';
import { SETTINGS_CALLS } from './settings-calls.ts';
import { SIGN_IN_CALLS } from './sign-in-calls.ts';

type Rooms = inferRouterInputs<AppRouter>;
/** `worklist.listWorklist` and so on: every procedure that the router has. */
type Path = { [Room in keyof Rooms]: `${Room}.${keyof Rooms[Room] & string}` }[keyof Rooms];

/** What stands where calls are made. */
interface Ids {
  readonly documentId: string;
  readonly attachmentId: string;
  readonly searchId: string;
}

/** An effect that needs a person: a call that settles it takes a new one each time. */
export const buildIncident = async ({ database, facility }: Pick<World, 'database' | 'facility'>): Promise<string> => {
  const em = forkForFacility(database.orm, facility.facilityId);
  const documentId = await buildDocument(em, { status: 'integrating', family: 'Martin-Dubois', given: ['Éloïse'] });
  const [decidedById] = facility.userIds;
  const effectId = await buildEffect(em, { documentId, decidedById, state: 'refused', attempts: 1 });
  const incident = em.create(Incident, { effect: effectId, trouble: 'conflict' });
  await em.flush();
  return incident.id;
};

/** A source that uses an identifier for several patients: one more each time. */
export const buildShared = async ({ database, facility }: Pick<World, 'database' | 'facility'>): Promise<string> => {
  const em = forkForFacility(database.orm, facility.facilityId);
  const shared = em.create(SharedIdentifier, { source: facility.sourceId, system: `urn:uuid:${crypto.randomUUID()}` });
  await em.flush();
  return shared.id;
};

/** How each procedure is called by a test. A procedure that is missing here does not compile. */
const CALLS: Readonly<Record<Path, (world: World) => unknown>> = {
  'session.listDemonstrationUsers': () => ({}),
  'session.listIdentityProviders': () => ({}),
  'session.readSession': () => ({}),
  'session.signIn': ({
    facility: {
      facilityId,
      userIds: [userId],
    },
  }) => ({ userId, facilityId }),
  'session.signOut': () => ({}),
  ...SIGN_IN_CALLS,
  'worklist.countByStatus': () => ({}),
  'worklist.keepSearch': () => ({ patientName: 'Martin' }),
  'worklist.listFilterOptions': () => ({}),
  'worklist.listWorklist': () => ({ ...emptyFilter, limit: 200 }),
  'worklist.openSearch': ({ ids: { searchId } }) => ({ searchId }),
  'worklist.watchWorklist': () => ({}),
  'documents.openDocument': ({ ids: { documentId } }) => ({ documentId, isAhead: false }),
  'documents.readNarrative': ({ ids: { attachmentId } }) => ({ attachmentId }),
  ...RESTRICTED_CALLS,
  ...PROVISIONAL_CALLS,
  'audit.listAudit': () => ({
    actorId: null,
    action: null,
    from: null,
    until: null,
    documentId: null,
    isWholePatient: false,
    cursor: null,
    limit: 200,
  }),
  'audit.listOwnActions': () => ({}),
  'integration.listIncidents': () => ({ cursor: null, limit: 200 }),
  'integration.redriveEffect': async (world) => ({ incidentId: await buildIncident(world) }),
  'intake.listSharedIdentifiers': () => ({ limit: 50 }),
  'intake.noteSharedIdentifier': async (world) => ({ sharedIdentifierId: await buildShared(world) }),
  'intake.receiveDocument': () => {
    const form = new FormData();
    form.append('file', new File([crypto.randomUUID()], 'letter.txt'));
    return form;
  },
  ...REVIEW_CALLS,
  ...ADMINISTRATION_CALLS,
  ...RETENTION_CALLS,
  ...OPERATOR_CALLS,
  ...SETTINGS_CALLS,
};
/** All procedures. */
export const PATHS = Object.keys(CALLS);
const letter = `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient/></patientRole></recordTarget>
</ClinicalDocument>`;

/** Where procedures are called. */
export interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
  readonly ids: Ids;
  /** Of which a call asks for as many as it can. */
  rows: number;
}

/** Makes of a facility's people one who may call what a supervisor may, an administrator and an auditor, in the order of {@link signInFor}. */
export const giveRoles = (
  { asSuperuser }: Pick<TestDatabase, 'asSuperuser'>,
  { facilityId, userIds: [supervisor, administrator], supervisorId: auditor }: BuiltFacility,
): Promise<unknown> =>
  asSuperuser((client) =>
    client.query(
      `update membership set role = case user_id
         when $2 then 'supervisor' when $3 then 'administrator' when $4 then 'auditor' else role end
       where facility_id = $1`,
      [facilityId, supervisor, administrator, auditor],
    ),
  );

/** A facility with a document, its file and a search that somebody keeps. */
export const openWorld = async (): Promise<World> => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  await giveRoles(database, facility);
  // What only an operator may, at the installation.
  await buildOperator(database, facility.supervisorId);
  const { facilityId, sourceId } = facility;
  const bytes = new TextEncoder().encode(letter);
  const arrival = { facilityId, sourceId, fileName: 'letter.xml', bytes, session: null };
  const { documentId } = await receiveObject(database.app, arrival, refuseObject);
  await readDocumentJob(readingHere(database.app), { facilityId, documentId });
  const clerk = await facility.signIn();
  const { attachments } = await clerk.documents.openDocument({ documentId, isAhead: false });
  const { searchId } = await clerk.worklist.keepSearch({ patientName: 'Martin' });
  return { database, facility, ids: { documentId, attachmentId: attachments[0]?.id ?? '', searchId }, rows: 0 };
};

/** What a stream says first; null where it ends without a word. */
const firstOf = async (events: AsyncIterable<unknown>): Promise<unknown> => {
  const iterator = events[Symbol.asyncIterator]();
  const { value, done = false } = await iterator.next();
  await iterator.return?.();
  if (done) return null;
  // An event of `tracked` is its id and what it says.
  const [, said] = value as readonly [id: string, said: unknown];
  return said;
};

/** Calls one procedure; of a subscription, waits for its first event. */
export const callWith = async (path: string, input: unknown, caller: object): Promise<unknown> => {
  const [room = '', name = ''] = path.split('.');
  // Called by path: which procedure takes which input is what CALLS says.
  const rooms = caller as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const answer = await rooms[room]?.[name]?.(input);
  const isStream = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
  // What is iterated over time has this method, and nothing else that a procedure answers has it.
  return isStream ? firstOf(answer as AsyncIterable<unknown>) : answer;
};

/** A new input for a procedure. Every path that is called is one of CALLS. */
export const inputOf = async (path: string, world: World): Promise<unknown> => CALLS[path as Path](world);

const DECLARED: Readonly<Record<string, unknown>> = { ...contracts };
/** A test holds that every path has its contract. */
export const contractOf = (path: string) => DECLARED[path.split('.')[1] ?? ''] as contracts.Contract;

/** Somebody who may call a procedure, signed in anew. */
export const signInFor = async (path: string, { database, facility }: World): Promise<Caller> => {
  const { roles } = contractOf(path);
  if (roles === 'anybody' || roles.includes('supervisor')) return facility.signIn();
  if (roles.every((role) => role === 'operator')) return (await signInOperator(database, facility.supervisorId)).caller;
  return facility.signIn(roles.includes('administrator') ? facility.userIds[1] : facility.supervisorId);
};
