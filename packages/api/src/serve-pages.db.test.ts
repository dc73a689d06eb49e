import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ListWorklistOutput } from '@mailroom/contracts';
import { expect, it } from 'vitest';
import { buildDocument } from '../test/build-document.ts';
import { type BuiltFacility, buildFacility } from '../test/build-facility.ts';
import { emptyFilter } from '../test/build-filter.ts';
import { openTestDatabase, type TestDatabase } from '../test/open-test-database.ts';
import { Document } from './features/documents/document.entity.ts';
import { DocumentTag } from './features/documents/document-tag.entity.ts';
import { Tag } from './features/documents/tag.entity.ts';
import { forkForFacility } from './platform/context.ts';
import { freePort } from './platform/free-port.ts';
import { User } from './platform/user.entity.ts';

const MAIN = fileURLToPath(new URL('./main.ts', import.meta.url));

interface Api extends AsyncDisposable {
  readonly url: string;
}

/** The HTTP process as it is shipped. */
const startApi = async ({ databaseUrl }: TestDatabase): Promise<Api> => {
  const port = await freePort();
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-api-'));
  const api: ChildProcess = fork(MAIN, {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      PORT: String(port),
      MAILROOM_FOLDER: folder,
      DEMONSTRATION: 'on',
      LOG_LEVEL: 'error',
    },
  });
  await once(api, 'message');
  return {
    url: `http://127.0.0.1:${port}`,
    async [Symbol.asyncDispose]() {
      const gone = once(api, 'exit');
      api.kill();
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
};

const JSON_TYPE = { 'content-type': 'application/json' };

interface Clerk {
  /** The worklist's first page, from one of the processes. */
  list(url: string, holds?: string): Promise<Response>;
  signOut(url: string): Promise<void>;
}

const post = (address: string, input: object, headers: Record<string, string>): Promise<Response> =>
  fetch(`${address}?batch=1`, { method: 'POST', headers, body: JSON.stringify({ 0: input }) });

const signIn = async (url: string, { facilityId, userIds: [userId] }: BuiltFacility): Promise<Clerk> => {
  const answer = await post(`${url}/trpc/session.signIn`, { userId, facilityId }, JSON_TYPE);
  const cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  const headers = { ...JSON_TYPE, cookie };
  return {
    list: (to, holds) =>
      post(`${to}/trpc/worklist.listWorklist`, emptyFilter, {
        ...headers,
        ...(holds !== undefined && { 'mailroom-holds': holds }),
      }),
    signOut: async (to) => void (await post(`${to}/trpc/session.signOut`, {}, headers)),
  };
};

const rowsOf = async (response: Response): Promise<ListWorklistOutput['rows']> => {
  // What listWorklist answers, in tRPC's batch form.
  const [answer] = (await response.json()) as [{ result: { data: ListWorklistOutput } }];
  return answer.result.data.rows;
};

const open = async () => {
  const database = await openTestDatabase();
  const facility = await buildFacility(database);
  const [first, second] = [await startApi(database), await startApi(database)];
  const clerk = await signIn(first.url, facility);
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

const titleOf = async ({ clerk }: World, url: string, id: string): Promise<string | undefined> =>
  (await rowsOf(await clerk.list(url))).find((row) => row.id === id)?.title;

it('no process ever shows a page older than a write that was committed before it was asked', async () => {
  await using world = await open();
  const ids: string[] = [];
  for (let n = 0; n < 8; n += 1) ids.push(await buildDocument(world.em()));
  const seen = await Promise.all(
    ids.map(async (id, writer) => {
      const mismatches: string[] = [];
      for (let n = 0; n < 15; n += 1) {
        const title = `${writer}-${n}`;
        await world.em().nativeUpdate(Document, { id }, { title });
        for (const url of world.urls) {
          const shown = await titleOf(world, url, id);
          if (shown !== title) mismatches.push(`${title} was shown as ${shown}`);
        }
      }
      return mismatches;
    }),
  );
  expect(seen.flat()).toEqual([]);
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
  await em().nativeUpdate(Tag, { id: tag.id }, { name: 'most urgent' });
  expect(await shown()).toEqual([['most urgent'], 'Admissions clerk']);
  await em().nativeUpdate(User, { id: userId }, { name: 'Ward clerk' });
  expect(await shown()).toEqual([['most urgent'], 'Ward clerk']);
  // The canary: without its trigger a change is missed, so that these pages are really kept ones.
  await database.asSuperuser((client) => client.query('alter table tag disable trigger tag_shown'));
  await em().nativeUpdate(Tag, { id: tag.id }, { name: 'missed' });
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
