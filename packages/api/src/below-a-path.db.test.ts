import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildFacility } from '../test/build-facility.ts';
import { openTestDatabase, type TestDatabase } from '../test/open-test-database.ts';
import { type Api, startApi } from '../test/start-api.ts';

const PAGE = new URL('../../web-client/dist/client/index.html', import.meta.url);

let database: TestDatabase;
let api: Api;
beforeAll(async () => {
  database = await openTestDatabase();
  api = await startApi(database, { BASE_PATH: '/mailroom/', SECRETS_KEY: 'ab'.repeat(32) });
});
afterAll(async () => {
  await api[Symbol.asyncDispose]();
  await database[Symbol.asyncDispose]();
});

const ask = (path: string, init: RequestInit = {}) => fetch(api.url + path, { ...init, redirect: 'manual' });
const JSON_BODY = { method: 'POST', headers: { 'content-type': 'application/json' } };

it('calls, their cookie and streams lie below the path, whether a proxy hands it on or cuts it off', async () => {
  const { facilityId, userIds } = await buildFacility(database);
  const body = JSON.stringify({ userId: userIds[0], facilityId });
  const signedIn = await ask('/mailroom/trpc/session.signIn', { ...JSON_BODY, body });
  const [cookie = ''] = signedIn.headers.getSetCookie();
  expect(cookie).toContain('; Path=/mailroom;');
  const headers = { ...JSON_BODY.headers, cookie: cookie.split(';')[0] ?? '' };
  for (const path of ['/mailroom/trpc', '/trpc']) {
    const counted = await ask(`${path}/worklist.countByStatus`, { method: 'POST', headers, body: '{}' });
    expect(counted.status).toBe(200);
  }
  const stream = await ask('/mailroom/trpc/worklist.watchWorklist?input=%7B%7D', { headers });
  expect(stream.headers.get('content-type')).toContain('text/event-stream');
  await stream.body?.cancel();
});

it('probes, sign-in and the contract book are found there, and lead nowhere else', async () => {
  expect([(await ask('/health')).status, (await ask('/mailroom/health')).status]).toEqual([200, 200]);
  const answered = await ask('/mailroom/sign-in/hospital/callback?state=none');
  expect(answered.headers.get('location')).toBe('/mailroom/sign-in?problem=sign-in-expired');
  expect((await ask('/mailroom/sign-in/leave')).headers.get('location')).toBe('/mailroom/sign-in');
  expect(await (await ask('/mailroom/contracts')).text()).toContain('href="/mailroom/contracts"');
});

it.runIf(existsSync(PAGE))('a page below the path names its own files there', async () => {
  const page = await (await ask('/mailroom/audit', { headers: { accept: 'text/html' } })).text();
  expect(page).toContain('<meta name="mailroom-base-path" content="/mailroom"');
  const files = [...page.matchAll(/(?:href|src)="([^"]+)"/g)].map(([, file = '']) => file);
  expect(files.length).toBeGreaterThan(2);
  expect(await Promise.all(files.map(async (file) => [file, (await ask(file)).status]))).toEqual(
    files.map(() => [expect.stringMatching(/^\/mailroom\/assets\//), 200]),
  );
});
