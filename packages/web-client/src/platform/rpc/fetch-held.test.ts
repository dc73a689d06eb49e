import { afterEach, expect, it, vi } from 'vitest';
import { fetchHeld, forgetHeld } from './fetch-held.ts';

afterEach(() => {
  vi.unstubAllGlobals();
  forgetHeld();
});

/** A server whose page is of one version, and what it was told that the client holds. */
const serve = () => {
  const told: (string | null)[] = [];
  const server = { version: '1', told };
  vi.stubGlobal('fetch', (_: unknown, init: RequestInit) => {
    const holds = new Headers(init.headers).get('mailroom-holds');
    told.push(holds);
    if (holds === server.version) return new Response(null, { status: 204 });
    return new Response(`page ${server.version}`, { headers: { 'mailroom-version': server.version } });
  });
  return server;
};

const ask = async (body: string) => {
  const response = await fetchHeld('/trpc/worklist.listWorklist?batch=1', { method: 'POST', body });
  return response.text();
};

it('an answer that is still current is not sent again, and a newer one takes its place', async () => {
  const server = serve();
  expect([await ask('a'), await ask('a')]).toEqual(['page 1', 'page 1']);
  server.version = '2';
  expect([await ask('a'), await ask('a')]).toEqual(['page 2', 'page 2']);
  expect(server.told).toEqual([null, '1', '1', '2']);
});

it('another question, and the next person, start with nothing', async () => {
  const server = serve();
  await ask('a');
  await ask('b');
  forgetHeld();
  await ask('a');
  expect(server.told).toEqual([null, null, null]);
});

it('holds the last twenty answers only', async () => {
  const server = serve();
  for (let n = 0; n <= 20; n += 1) await ask(String(n));
  await ask('0');
  expect(server.told.at(-1)).toBeNull();
  await ask('20');
  expect(server.told.at(-1)).toBe('1');
});
