import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import type { EntityManager } from '@mikro-orm/postgresql';
import { expect, it, vi } from 'vitest';
import { buildDocument } from '../test/build-document.ts';
import { buildFacility } from '../test/build-facility.ts';
import { openTestDatabase } from '../test/open-test-database.ts';
import { rowsOf, signInAt, startApi } from '../test/start-api.ts';
import { Document } from './model/document.entity.ts';
import { DocumentTag } from './model/document-tag.entity.ts';
import { Membership } from './model/membership.entity.ts';
import { Tag } from './model/tag.entity.ts';
import { User } from './model/user.entity.ts';
import { forkForFacility } from './platform/process/context.ts';
import { createServer } from './server.ts';

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const [first, second] = [await startApi(database), await startApi(database)];
  const clerk = await signInAt(first.url, facility);
  const em = () => forkForFacility(database.orm, facility.facilityId);
  return {
    database,
    facility,
    clerk,
    em,
    urls: [first.url, second.url] as const,
    async [Symbol.asyncDispose]() {
      await Promise.all([first[Symbol.asyncDispose](), second[Symbol.asyncDispose]()]);
      await database[Symbol.asyncDispose]();
    },
  };
};

type World = Awaited<ReturnType<typeof open>>;

const DOCUMENTS = 8;
const WRITES = 15;

/** A title says who wrote it and the how manieth time. */
const titlesOf = async ({ clerk }: World, url: string): Promise<Map<string, number>> => {
  const rows = await rowsOf(await clerk.list(url));
  return new Map(rows.map(({ id, title }) => [id, Number(title)]));
};

const buildDocuments = async (world: World): Promise<readonly string[]> => {
  const ids: string[] = [];
  for (let n = 0; n < DOCUMENTS; n += 1) ids.push(await buildDocument(world.em(), { title: '0' }));
  return ids;
};

/** Writes a document again and again, and after each commit asks both processes for it. */
const writeAndLook = async (world: World, id: string): Promise<string[]> => {
  const older: string[] = [];
  for (let n = 1; n <= WRITES; n += 1) {
    await world.em().nativeUpdate(Document, { id }, { title: String(n) });
    for (const url of world.urls) {
      const shown = (await titlesOf(world, url)).get(id);
      if (shown !== n) older.push(`${shown} was shown after ${n} was committed`);
    }
  }
  return older;
};

/** Asks one process after the other: what was seen on one is never older on the next. */
const lookInTurn = async ({ clerk, urls }: World, signal: AbortSignal): Promise<string[]> => {
  const older: string[] = [];
  const seen = new Map<string, number>();
  for (let n = 0; !signal.aborted; n += 1) {
    const url = urls[n % 2];
    if (url === undefined) break;
    for (const { id, title } of await rowsOf(await clerk.list(url))) {
      const before = seen.get(id) ?? 0;
      if (Number(title) < before) older.push(`${title} was shown after ${before} was`);
      seen.set(id, Number(title));
    }
  }
  return older;
};

/** Eight writers and four readers at once, on both processes. */
const workTogether = async (world: World): Promise<string[]> => {
  const ids = await buildDocuments(world);
  const ending = new AbortController();
  const readers = Array.from({ length: 4 }, () => lookInTurn(world, ending.signal));
  const written = await Promise.all(ids.map((id) => writeAndLook(world, id)));
  ending.abort();
  return [...written, ...(await Promise.all(readers))].flat();
};

it('no process ever shows a page older than a committed write, or than what the same user saw on the other', async () => {
  await using world = await open();
  expect(await workTogether(world)).toEqual([]);
});

it('the canary: where a change does not raise the version, the same writers are shown older pages', async () => {
  await using world = await open();
  await world.database.asSuperuser((client) => client.query('alter table document disable trigger document_counted'));
  expect(await workTogether(world)).not.toEqual([]);
});

it('whatever a row shows makes the page a new one: tags, sources, people', async () => {
  await using world = await open();
  const { database, facility, clerk, em, urls } = world;
  const [userId] = facility.userIds;
  const id = await buildDocument(em(), { assigneeId: userId });
  const tagging = em();
  const tag = await tagging.findOneOrFail(Tag, { name: 'urgent' });
  tagging.create(DocumentTag, { document: id, tag });
  await tagging.flush();
  const shown = async () => {
    const [row] = await rowsOf(await clerk.list(urls[1]));
    return [row?.tags.map(({ name }) => name), row?.assigneeName];
  };
  expect(await shown()).toEqual([['urgent'], 'Admissions clerk']);
  const set = (run: (em: EntityManager) => Promise<unknown>) => database.asOwner(facility.facilityId, run);
  await set((owner) => owner.nativeUpdate(Tag, { id: tag.id }, { name: 'most urgent' }));
  expect(await shown()).toEqual([['most urgent'], 'Admissions clerk']);
  await set((owner) => owner.nativeUpdate(User, { id: userId }, { name: 'Ward clerk' }));
  expect(await shown()).toEqual([['most urgent'], 'Ward clerk']);
  // The canary: without its trigger a change is missed, so that these pages are really kept ones.
  await database.asSuperuser((client) => client.query('alter table tag disable trigger tag_shown'));
  await set((owner) => owner.nativeUpdate(Tag, { id: tag.id }, { name: 'missed' }));
  expect(await shown()).toEqual([['most urgent'], 'Ward clerk']);
});

it('who holds the page of the present version gets no bytes, and who signed out gets none at all', async () => {
  await using world = await open();
  const { clerk, em, urls } = world;
  await buildDocument(em());
  const first = await clerk.list(urls[0]);
  const version = first.headers.get('mailroom-version') ?? '';
  const again = await clerk.list(urls[1], version);
  expect([again.status, await again.text()]).toEqual([204, '']);
  await buildDocument(em());
  const changed = await clerk.list(urls[1], version);
  expect([changed.status, (await rowsOf(changed)).length]).toEqual([200, 2]);
  await clerk.signOut(urls[0]);
  for (const url of urls) expect((await clerk.list(url, version)).status).toBe(401);
});

it('a right that was taken away is refused on the next request, by every process and whatever is kept or held', async () => {
  await using world = await open();
  const { clerk, database, facility, urls } = world;
  await buildDocument(world.em());
  const first = await clerk.list(urls[0]);
  const version = first.headers.get('mailroom-version') ?? '';
  const statuses = () => Promise.all(urls.flatMap((url) => [clerk.list(url), clerk.list(url, version)]));
  expect((await statuses()).map(({ status }) => status)).toEqual([200, 204, 200, 204]);
  const [userId] = facility.userIds;
  // Triggers stay silent, so that the version and the pages kept under it are still the present ones.
  const revoke = async (): Promise<void> => {
    await database.asSuperuser((client) => client.query('alter table membership disable trigger membership_shown'));
    await database.asSuperuser((client) => client.query('delete from membership where user_id = $1', [userId]));
  };
  await revoke();
  expect((await statuses()).map(({ status }) => status)).toEqual([401, 401, 401, 401]);
});

it('another role is given no page that was kept for the one before', async () => {
  await using world = await open();
  const { clerk, database, em, facility, urls } = world;
  await buildDocument(em());
  const told = async () => (await clerk.list(urls[0])).headers.get('mailroom-version')?.split(' ')[1];
  expect(await told()).toBe('clerk');
  await database.asOwner(facility.facilityId, (owner) =>
    owner.nativeUpdate(Membership, { user: facility.userIds[0] }, { role: 'nurse' }),
  );
  expect(await told()).toBe('nurse');
});

it('whose role sees no documents is given neither a page that is kept, nor one that is held, nor a file', async () => {
  await using world = await open();
  const { clerk, database, em, facility, urls } = world;
  await buildDocument(em());
  await using unkept = await startApi(database, { PAGE_CACHE_MEGABYTES: '0' });
  const file = () => clerk.readFile(urls[0], randomUUID());
  const statuses = async () =>
    (await Promise.all([clerk.list(urls[0]), clerk.list(unkept.url), file()])).map((answer) => answer.status);
  expect(await statuses()).toEqual([200, 200, 404]);
  const version = (await clerk.list(urls[0])).headers.get('mailroom-version') ?? '';
  await database.asOwner(facility.facilityId, (owner) =>
    owner.nativeUpdate(Membership, { user: facility.userIds[0] }, { role: 'auditor' }),
  );
  expect(await statuses()).toEqual([403, 403, 403]);
  expect((await clerk.list(urls[0], version.replace(' clerk ', ' auditor '))).status).toBe(403);
});

it('pages are counted however they were answered, and a page that fails is counted and told before its procedure answers', async () => {
  await using database = await openTestDatabase();
  const facility = await buildFacility(database);
  const { app } = database;
  const told = vi.spyOn(app.log, 'error');
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on TCP has an address with a port.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const clerk = await signInAt(url, facility);
  const [made] = [await clerk.list(url), await clerk.list(url)];
  await clerk.list(url, made.headers.get('mailroom-version') ?? '');
  const { text } = await app.metrics.print();
  for (const outcome of ['answered', 'kept', 'held']) {
    expect(text).toContain(`mailroom_call_duration_seconds_count{path="worklist.listWorklist",outcome="${outcome}"} 1`);
  }
  expect(told).not.toHaveBeenCalled();
  await database.asSuperuser((client) => client.query('alter function enter_session(text) rename to entered_session'));
  expect((await clerk.list(url)).status).toBe(500);
  expect((await app.metrics.print()).text).toContain('mailroom_page_failures_total{path="worklist.listWorklist"} 1');
  expect(told.mock.calls.map(([, sentence]) => sentence)).toContain('a page failed; its procedures answer');
  server.closeAllConnections();
  server.close();
});
