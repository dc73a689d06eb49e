import * as contracts from '@mailroom/contracts';
import type { inferRouterInputs } from '@trpc/server';
import { expect, it } from 'vitest';
import { Attachment } from '../src/features/documents/attachment.entity.ts';
import { DocumentTag } from '../src/features/documents/document-tag.entity.ts';
import { Tag } from '../src/features/documents/tag.entity.ts';
import { readDocumentJob, receiveObject, refuseObject } from '../src/features/intake/index.ts';
import { Incident } from '../src/features/integration/incident.entity.ts';
import { audit } from '../src/platform/audit.ts';
import { type Context, forkForFacility } from '../src/platform/context.ts';
import { measureCost } from '../src/platform/cost.ts';
import { createCallerFactory, procedure, router } from '../src/platform/trpc.ts';
import type { AppRouter } from '../src/router.ts';
import { buildDocument } from './build-document.ts';
import { buildEffect } from './build-effect.ts';
import { type BuiltFacility, buildFacility } from './build-facility.ts';
import { emptyFilter } from './build-filter.ts';
import { openTestDatabase, type TestDatabase } from './open-test-database.ts';
import { recordCells } from './record-cells.ts';
import { type Example, recordExample } from './record-example.ts';

type Rooms = inferRouterInputs<AppRouter>;
/** `worklist.listWorklist` and so on: every procedure that the router has. */
type Path = { [Room in keyof Rooms]: `${Room}.${keyof Rooms[Room] & string}` }[keyof Rooms];

interface Ids {
  readonly documentId: string;
  readonly attachmentId: string;
  readonly searchId: string;
}

/** An effect that needs a person: a call that settles it takes a new one each time. */
const buildIncident = async ({ database, facility }: World): Promise<string> => {
  const em = forkForFacility(database.orm, facility.facilityId);
  const documentId = await buildDocument(em, { status: 'integrating', family: 'Martin-Dubois', given: ['Éloïse'] });
  const [decidedById] = facility.userIds;
  const effectId = await buildEffect(em, { documentId, decidedById, state: 'refused', attempts: 1 });
  const incident = em.create(Incident, { effect: effectId, trouble: 'conflict' });
  await em.flush();
  return incident.id;
};

/** How each procedure is called for this test. A procedure that is missing here does not compile. */
const CALLS: Readonly<Record<Path, (ids: Ids, facility: BuiltFacility, world: World) => unknown>> = {
  'session.listDemonstrationUsers': () => ({}),
  'session.readSession': () => ({}),
  'session.signIn': (_, { facilityId, userIds: [userId] }) => ({ userId, facilityId }),
  'session.signOut': () => ({}),
  'worklist.countByStatus': () => ({}),
  'worklist.keepSearch': () => ({ patientName: 'Martin' }),
  'worklist.listFilterOptions': () => ({}),
  'worklist.listWorklist': () => ({ ...emptyFilter, limit: 200 }),
  'worklist.openSearch': ({ searchId }) => ({ searchId }),
  'worklist.watchWorklist': () => ({}),
  'documents.openDocument': ({ documentId }) => ({ documentId, isAhead: false }),
  'documents.readNarrative': ({ attachmentId }) => ({ attachmentId }),
  'integration.listIncidents': () => ({ cursor: null, limit: 200 }),
  'integration.redriveEffect': async (_ids, _facility, world) => ({ incidentId: await buildIncident(world) }),
  'intake.receiveDocument': () => {
    const form = new FormData();
    form.append('file', new File([crypto.randomUUID()], 'letter.txt'));
    return form;
  },
};
const PATHS = Object.keys(CALLS);

/** `npm run docs` writes it anew. */
const BOOK = '../../../docs/contracts/examples.json';

/** As many documents more, and as many tags, attachments and audit entries more on the document that is opened. */
const grow = async ({ database, facility, ids }: World, rows: number): Promise<void> => {
  const em = forkForFacility(database.orm, facility.facilityId);
  for (let n = 0; n < rows; n += 1) {
    const document = await buildDocument(em, { family: `Martin-Dubois ${n}`, given: ['Éloïse', 'Marie'] });
    const tag = em.create(Tag, { name: `tag ${n} of ${rows}`, color: 'red' });
    em.create(DocumentTag, { document, tag });
    em.create(DocumentTag, { document: ids.documentId, tag });
    em.create(Attachment, { ...FILE, document: ids.documentId, ordinal: n + rows * 1000 });
    audit(em, { action: 'document-received-again', actorId: null, documentId: ids.documentId });
    await em.flush();
    em.clear();
    await buildIncident({ database, facility, ids });
  }
};

const FILE = { role: 'body', fileName: 'body.pdf', mediaType: 'application/pdf', sizeBytes: 1, sha256: 'x' } as const;

const letter = `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient/></patientRole></recordTarget>
</ClinicalDocument>`;

interface World {
  readonly database: TestDatabase;
  readonly facility: BuiltFacility;
  readonly ids: Ids;
}

const open = async (): Promise<World> => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { facilityId, sourceId } = facility;
  const bytes = new TextEncoder().encode(letter);
  const arrival = { facilityId, sourceId, fileName: 'letter.xml', bytes, actorId: null };
  const { documentId } = await receiveObject(database.app, arrival, refuseObject);
  await readDocumentJob(database.app, { facilityId, documentId });
  const clerk = await facility.signIn();
  const { attachments } = await clerk.documents.openDocument({ documentId, isAhead: false });
  const { searchId } = await clerk.worklist.keepSearch({ patientName: 'Martin' });
  return { database, facility, ids: { documentId, attachmentId: attachments[0]?.id ?? '', searchId } };
};

const firstOf = async (events: AsyncIterable<unknown>): Promise<unknown> => {
  const iterator = events[Symbol.asyncIterator]();
  const { value } = await iterator.next();
  await iterator.return?.();
  // An event of `tracked` is its id and what it says.
  const [, said] = value as readonly [id: string, said: unknown];
  return said;
};

/** Calls one procedure; of a subscription, waits for its first event. */
const callWith = async (path: string, input: unknown, caller: object): Promise<unknown> => {
  const [room = '', name = ''] = path.split('.');
  // Called by path: which procedure takes which input is what CALLS says.
  const rooms = caller as Record<string, Record<string, (input: unknown) => Promise<unknown>>>;
  const answer = await rooms[room]?.[name]?.(input);
  const isStream = typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
  return isStream ? firstOf(answer as AsyncIterable<unknown>) : answer;
};

// Every path that is called is one of CALLS.
const inputOf = async (path: string, world: World): Promise<unknown> =>
  CALLS[path as Path](world.ids, world.facility, world);

const call = async (path: string, world: World, caller: object): Promise<unknown> =>
  callWith(path, await inputOf(path, world), caller);

/** Counts the statements of a call by a user signed in anew; the procedure itself checks its budget. */
const spend = async (path: string, world: World): Promise<number> => {
  const caller = await world.facility.signIn();
  const input = await inputOf(path, world);
  const { cost } = await measureCost(() => callWith(path, input, caller), { isTraced: false });
  return cost.statements.length;
};

it('every procedure keeps to its budget at 1, 20 and 200 rows, and none asks more for more rows', async () => {
  const world = await open();
  await using _ = world.database;
  const spent: Record<string, number[]> = Object.fromEntries(PATHS.map((path) => [path, []]));
  for (const rows of [1, 19, 180]) {
    await grow(world, rows);
    for (const path of PATHS) spent[path]?.push(await spend(path, world));
  }
  const grown = Object.entries(spent).filter(([, counts]) => new Set(counts).size > 1);
  expect(grown).toEqual([]);
  // What was counted is not nothing: each of these asks the database.
  expect(spent).toMatchObject({ 'worklist.listWorklist': [1, 1, 1], 'worklist.watchWorklist': [1, 1, 1] });
});

it('every procedure has an example in the contract book', async () => {
  const world = await open();
  await using _ = world.database;
  await grow(world, 3);
  const examples: Record<string, Example> = {};
  for (const path of PATHS) {
    const caller = await world.facility.signIn();
    const input = await inputOf(path, world);
    examples[path] = await recordExample(input, () => callWith(path, input, caller));
  }
  expect(Object.keys(examples)).toEqual(PATHS);
  await expect(`${JSON.stringify(examples, null, 2)}\n`).toMatchFileSnapshot(BOOK);
});

it('every procedure leaves the audit that its contract names, and no other', async () => {
  const world = await open();
  await using _ = world.database;
  const { database, facility } = world;
  const actions = () =>
    database.asSuperuser(async (client) => {
      const { rows } = await client.query<{ action: string }>('select action from audit_event order by id');
      return rows.map(({ action }) => action);
    });
  const declared: Record<string, unknown> = { ...contracts };
  for (const path of PATHS) {
    const caller = await facility.signIn();
    const input = await inputOf(path, world);
    const before = (await actions()).length;
    await callWith(path, input, caller);
    const left = (await actions()).slice(before);
    const { kind, audit: allowed } = declared[path.split('.')[1] ?? ''] as contracts.Contract;
    expect({ path, notNamed: left.filter((action) => !allowed.some((named) => named === action)) }).toEqual({
      path,
      notNamed: [],
    });
    expect({ path, isAudited: left.length > 0 }).toEqual({ path, isAudited: kind === 'mutation' });
  }
});

it('the contracts and the procedures are the same ones', () => {
  const declared = Object.entries(contracts).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && 'budget' in value ? [name] : [],
  );
  expect(new Set(PATHS.map((path) => path.split('.')[1]))).toEqual(new Set(declared));
});

/** What a procedure reads and does not answer with, because it decides or finds with it. */
const READ_BESIDES: Readonly<Record<string, RegExp>> = {
  // How the bytes are found, whether they are read, and the name a download has.
  'documents.readNarrative': /./,
};
/** Keys, cursors' positions, and the tenancy that every transaction sets. */
const KEY = /^(k\d+|id|.*_id|set_config)$/;

const leavesOf = (value: unknown): string[] => {
  if (typeof value !== 'object' || value === null) return [String(value)];
  return Object.values(value).flatMap(leavesOf);
};

/** A selected value, or the leaves of a selected JSON. */
const valuesOf = (value: unknown): string[] => {
  if (typeof value === 'string' && /^[[{]/.test(value)) return leavesOf(JSON.parse(value));
  return leavesOf(value);
};

/** What was selected by a call and is not in its answer, nor a key. */
const overFetched = async (path: string, answered: () => Promise<unknown>): Promise<string[]> => {
  let answer: unknown;
  const cells = await recordCells(async () => void (answer = await answered()));
  const text = JSON.stringify(answer ?? null);
  const isUsed = (value: string) => value === 'null' || text.includes(JSON.stringify(value).slice(1, -1));
  return cells
    .filter(({ column }) => !KEY.test(column) && !READ_BESIDES[path]?.test(column))
    .flatMap(({ column, value }) => valuesOf(value).map((one) => ({ column, one })))
    .filter(({ one }) => !isUsed(one))
    .map(({ column, one }) => `${column}: ${one}`);
};

it('no query reads what it does not answer with', async () => {
  const world = await open();
  await using _ = world.database;
  await grow(world, 20);
  const declared: Record<string, unknown> = { ...contracts };
  const queries = PATHS.filter((path) => (declared[path.split('.')[1] ?? ''] as contracts.Contract).kind === 'query');
  for (const path of queries) {
    const caller = await world.facility.signIn();
    // An opening is audited once an hour; then the pane only reads.
    await call(path, world, caller);
    const input = await inputOf(path, world);
    const unused = await overFetched(path, () => callWith(path, input, caller));
    expect({ path, unused }).toEqual({ path, unused: [] });
  }
});

it('a column too many turns it red', async () => {
  const world = await open();
  await using _ = world.database;
  const em = forkForFacility(world.database.orm, world.facility.facilityId);
  const overFetching = async () => {
    const [tag] = await em.find(Tag, {});
    return { name: tag?.name };
  };
  expect((await overFetched('tags', overFetching)).length).toBeGreaterThan(0);
});

it('a loop of statements turns it red', async () => {
  const world = await open();
  await using _ = world.database;
  await grow(world, 20);
  const looping = router({
    listWorklist: procedure(contracts.listWorklist).query(async ({ ctx }) => {
      const { em } = ctx;
      const tags = await em.find(Tag, {});
      for (const { id } of tags) await em.fork().findOne(Tag, id, { fields: ['name'] });
      return { rows: [], nextCursor: null };
    }),
  });
  const { app } = world.database;
  const { facilityId, userIds } = world.facility;
  const session = {
    facilityId,
    userId: userIds[0],
    sessionId: '',
    worklistVersion: '0',
    userName: '',
    facilityName: '',
    role: 'clerk' as const,
  };
  const looped = createCallerFactory(looping)({ app, session } as Context);
  await expect(looped.listWorklist({ ...emptyFilter })).rejects.toThrow(
    /listWorklist spent 2[3-9] of 1 statements:\nselect .*\n {2}at packages\/api\/test\/budgets\.db\.test\.ts:/,
  );
});
