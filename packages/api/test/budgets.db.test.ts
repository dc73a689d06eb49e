import * as contracts from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { Attachment } from '../src/model/attachment.entity.ts';
import { DocumentTag } from '../src/model/document-tag.entity.ts';
import { Tag } from '../src/model/tag.entity.ts';
import { audit } from '../src/platform/audit/audit.ts';
import { runStatement, statement } from '../src/platform/database/statement.ts';
import { exceededWords, overBudget } from '../src/platform/http/budget.rules.ts';
import { measureCost } from '../src/platform/http/cost.ts';
import { createCallerFactory, procedure, router } from '../src/platform/http/trpc.ts';
import { type Context, forkForFacility } from '../src/platform/process/context.ts';
import { buildDocument } from './build-document.ts';
import { emptyFilter } from './build-filter.ts';
import {
  buildIncident,
  buildShared,
  callWith,
  contractOf,
  inputOf,
  openWorld,
  PATHS,
  signInFor,
  type World,
} from './call-procedures.ts';
import { overFetched, valuesOf } from './over-fetched.ts';
import { buildProvisional } from './provisional-calls.ts';
import { recordCells } from './record-cells.ts';
import { type Example, recordExample } from './record-example.ts';

/** What is written, and is nothing that somebody did: that they are still there. */
const NO_ACTS: ReadonlySet<string> = new Set(['session.continueSession']);
/** A small picture, or half a page of text. */
const PREVIEW_BYTES = 400;

/** `npm run docs` writes it anew. */
const BOOK = '../../../docs/contracts/examples.json';

/** More than these are a page of their own. */
const MOST_PROVISIONAL = 20;

/** As many documents more, and as many tags, attachments and audit entries more on the document that is opened. */
const grow = async ({ database, facility, ids }: World, rows: number): Promise<void> => {
  const em = forkForFacility(database.orm, facility.facilityId);
  for (let n = 0; n < rows; n += 1) {
    const document = await buildDocument(em, { family: `Martin-Dubois ${n}`, given: ['Éloïse', 'Marie'] });
    const tag = await database.asOwner(facility.facilityId, async (owner) => {
      const added = owner.create(Tag, { name: `tag ${n} of ${rows}`, color: 'red' });
      await owner.flush();
      return added.id;
    });
    em.create(DocumentTag, { document, tag });
    em.create(DocumentTag, { document: ids.documentId, tag });
    em.create(Attachment, { ...FILE, document: ids.documentId, ordinal: n + rows * 1000 });
    await audit(em, { action: 'document-received-again', documentId: ids.documentId });
    await em.flush();
    em.clear();
    await buildIncident({ database, facility });
    await buildShared({ database, facility });
    if (n < MOST_PROVISIONAL) await buildProvisional({ database, facility });
  }
};

const FILE = { role: 'body', fileName: 'body.pdf', mediaType: 'application/pdf', sizeBytes: 1, sha256: 'x' } as const;

const call = async (path: string, world: World, caller: object): Promise<unknown> =>
  callWith(path, await inputOf(path, world), caller);

const QUERIES = PATHS.filter((path) => contractOf(path).kind === 'query');

/** What a call by a user signed in anew spends, and where it goes over its budget; of a subscription, for one event. */
const spend = async (path: string, world: World) => {
  const caller = await signInFor(path, world);
  const input = await inputOf(path, world);
  const { result, cost } = await measureCost(() => callWith(path, input, caller), { isTraced: false });
  const spent = {
    statements: cost.statements.length,
    externalCalls: cost.externalCalls,
    bytes: Buffer.byteLength(JSON.stringify(result ?? null)),
  };
  return { ...spent, exceeded: exceededWords(overBudget(contractOf(path).budget, spent)) };
};

it('every procedure keeps to its budget at 1, 20 and 200 rows, and none asks more for more rows', async () => {
  const world = await openWorld();
  await using _ = world.database;
  const spent: Record<string, number[]> = Object.fromEntries(PATHS.map((path) => [path, []]));
  const called: Record<string, number[]> = Object.fromEntries(PATHS.map((path) => [path, []]));
  for (const rows of [1, 19, 180]) {
    await grow(world, rows);
    world.rows += rows;
    for (const path of PATHS) {
      const { statements, externalCalls, exceeded } = await spend(path, world);
      expect({ path, exceeded }).toEqual({ path, exceeded: '' });
      spent[path]?.push(statements);
      called[path]?.push(externalCalls);
    }
  }
  const grown = Object.entries({ ...spent, ...called }).filter(([, counts]) => new Set(counts).size > 1);
  expect(grown).toEqual([]);
  // What was counted is not nothing: each of these asks the database.
  expect(spent).toMatchObject({ 'worklist.listWorklist': [1, 1, 1], 'worklist.watchWorklist': [1, 1, 1] });
});

it('every procedure has an example in the contract book', async () => {
  const world = await openWorld();
  await using _ = world.database;
  await grow(world, 3);
  world.rows = 3;
  const examples: Record<string, Example> = {};
  for (const path of PATHS) {
    const caller = await signInFor(path, world);
    const input = await inputOf(path, world);
    examples[path] = await recordExample(input, () => callWith(path, input, caller));
  }
  expect(Object.keys(examples)).toEqual(PATHS);
  await expect(`${JSON.stringify(examples, null, 2)}\n`).toMatchFileSnapshot(BOOK);
});

it('every procedure leaves the audit that its contract names, and no other', async () => {
  const world = await openWorld();
  await using _ = world.database;
  const { database } = world;
  const actions = () =>
    database.asSuperuser(async (client) => {
      const { rows } = await client.query<{ action: string }>('select action from audit_event order by id');
      return rows.map(({ action }) => action);
    });
  for (const path of PATHS) {
    const caller = await signInFor(path, world);
    const input = await inputOf(path, world);
    const before = (await actions()).length;
    await callWith(path, input, caller);
    const left = (await actions()).slice(before);
    const { kind, audit: allowed } = contractOf(path);
    expect({ path, notNamed: left.filter((action) => !allowed.some((named) => named === action)) }).toEqual({
      path,
      notNamed: [],
    });
    // What somebody reads is said once an hour; what somebody does is said each time.
    const isAct = kind === 'mutation' && !NO_ACTS.has(path);
    expect({ path, isAudited: !isAct || left.length > 0 }).toEqual({ path, isAudited: true });
  }
});

it('the contracts and the procedures are the same ones', () => {
  const declared = Object.entries(contracts).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null && 'budget' in value ? [name] : [],
  );
  expect(new Set(PATHS.map((path) => path.split('.')[1]))).toEqual(new Set(declared));
});

it('no query reads what it does not answer with', async () => {
  const world = await openWorld();
  await using _ = world.database;
  await grow(world, 20);
  for (const path of QUERIES) {
    const caller = await signInFor(path, world);
    // An opening is audited once an hour; then the pane only reads.
    await call(path, world, caller);
    const input = await inputOf(path, world);
    const unused = await overFetched(path, () => callWith(path, input, caller));
    expect({ path, unused }).toEqual({ path, unused: [] });
  }
});

/** What a canary's own router is called with by a clerk. */
const contextOf = ({ database, facility }: World): Context => {
  const session = {
    facilityId: facility.facilityId,
    userId: facility.userIds[0],
    sessionId: '',
    worklistVersion: '0',
    userName: '',
    facilityName: '',
    role: 'clerk' as const,
  };
  // The rest of a context is not asked for.
  return { app: database.app, session } as Context;
};

/** What a query loads otherwise than by load plans: statements that the ORM writes, and values in cells that no plan names. */
const besidesPlans = async (run: () => Promise<unknown>) => {
  const { cost } = await measureCost(run, { isTraced: false });
  const selects = cost.statements.map(({ text }) => text).filter((text) => /^(select|with)\b/i.test(text));
  const cells = await recordCells(async () => void (await run()));
  const besides = cells.filter(({ column }) => !/^[ck]\d+$/.test(column));
  return { selects, cells: besides.flatMap(({ value }) => valuesOf(value)).length };
};

it('a list is loaded by load plans only: besides them, no query reads more of more rows', async () => {
  const world = await openWorld();
  await using _ = world.database;
  const cells: Record<string, number[]> = Object.fromEntries(QUERIES.map((path) => [path, []]));
  for (const rows of [1, 20]) {
    await grow(world, rows);
    for (const path of QUERIES) {
      const caller = await signInFor(path, world);
      // An opening is audited once an hour; then the pane only reads.
      await call(path, world, caller);
      const input = await inputOf(path, world);
      const besides = await besidesPlans(() => callWith(path, input, caller));
      expect({ path, selects: besides.selects }).toEqual({ path, selects: [] });
      cells[path]?.push(besides.cells);
    }
  }
  expect(Object.entries(cells).filter(([, counts]) => new Set(counts).size > 1)).toEqual([]);
});

it('a list that the ORM or a statement of our own loads turns it red', async () => {
  const world = await openWorld();
  await using _ = world.database;
  const { facilityId } = world.facility;
  const names = statement('tag_names', z.array(z.string()), "select coalesce(json_agg(name), '[]')::text from tag");
  const byOrm = () => forkForFacility(world.database.orm, facilityId).find(Tag, {}, { fields: ['name'] });
  const byStatement = () => runStatement(world.database.orm, names, { facilityId, values: [] });
  const { cells } = await besidesPlans(byStatement);
  await grow(world, 2);
  expect((await besidesPlans(byOrm)).selects).toHaveLength(1);
  expect((await besidesPlans(byStatement)).cells).toBeGreaterThan(cells);
});

it('a field of many bytes turns it red', async () => {
  const world = await openWorld();
  await using _ = world.database;
  const caller = await world.facility.signIn();
  const { rows } = await caller.worklist.listWorklist(emptyFilter);
  const page = Array.from({ length: 200 }, () => ({ ...rows[0], preview: 'x'.repeat(PREVIEW_BYTES) }));
  const { budget } = contracts.listWorklist;
  const withPreviews = procedure({ ...contracts.listWorklist, output: z.unknown() });
  const wordy = router({ listWorklist: withPreviews.query(() => ({ rows: page, nextCursor: null })) });
  await expect(createCallerFactory(wordy)(contextOf(world)).listWorklist(emptyFilter)).rejects.toThrow(
    new RegExp(`^listWorklist spent \\d+ of ${budget.bytes} bytes`),
  );
});

it('a column too many turns it red', async () => {
  const world = await openWorld();
  await using _ = world.database;
  const em = forkForFacility(world.database.orm, world.facility.facilityId);
  const overFetching = async () => {
    const [tag] = await em.find(Tag, {});
    return { name: tag?.name };
  };
  expect((await overFetched('tags', overFetching)).length).toBeGreaterThan(0);
});

it('a loop of statements turns it red', async () => {
  const world = await openWorld();
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
  await expect(createCallerFactory(looping)(contextOf(world)).listWorklist(emptyFilter)).rejects.toThrow(
    /listWorklist spent 2[3-9] of 3 statements:\nselect .*\n {2}at packages\/api\/test\/budgets\.db\.test\.ts:/,
  );
});
