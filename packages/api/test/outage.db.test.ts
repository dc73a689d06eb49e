import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { openApp } from '../src/open-app.ts';
import { forkForFacility } from '../src/platform/process/context.ts';
import { createServer } from '../src/server.ts';
import { buildDocument } from './build-document.ts';
import { buildFacility } from './build-facility.ts';
import { emptyFilter } from './build-filter.ts';
import { openTestDatabase } from './open-test-database.ts';
import { startProxy } from './start-proxy.ts';

/** Mailroom with a database that can be taken away, and a clerk who goes on working. */
const open = async () => {
  const stack = new AsyncDisposableStack();
  const database = stack.use(await openTestDatabase());
  const proxy = stack.use(await startProxy(database.databaseUrl));
  const { config } = database.app;
  const app = stack.use(
    await openApp({ config, databaseUrl: proxy.url, name: 'outage', isWorker: false, serves: 'job' }),
  );
  const facility = await buildFacility(database);
  const documentId = await buildDocument(forkForFacility(database.orm, facility.facilityId));
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  stack.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address of this form.
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, input: object, cookie = '') =>
    fetch(`${url}/trpc/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify(input),
    });
  const signedIn = await ask('session.signIn', { userId: facility.userIds[0], facilityId: facility.facilityId });
  const cookie = signedIn.headers.get('set-cookie')?.split(';')[0] ?? '';
  const [seen, reason] = [[{ documentId, version: 1 }], 'illegible'];
  const asked: readonly (() => Promise<Response>)[] = [
    () => ask('worklist.listWorklist', emptyFilter, cookie),
    () => ask('documents.openDocument', { documentId, isAhead: false }, cookie),
    () => ask('review.addNote', { documentId, text: 'A note.' }, cookie),
    () => ask('review.rejectDocuments', { documents: seen, reason }, cookie),
    () => ask('session.readSession', {}, cookie),
    () => fetch(`${url}/attachments/${documentId}`, { headers: { cookie } }),
  ];
  return {
    proxy,
    /** What a client is told of each call. */
    async answers() {
      const answers: [status: number, body: string][] = [];
      for (const call of asked) {
        const response = await call();
        answers.push([response.status, await response.text()]);
      }
      return answers;
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
};

it('while the database is away everybody is told that it is, nothing is called a bug, and it goes on by itself', async () => {
  await using world = await open();
  const before = await world.answers();
  expect(before.map(([status]) => status)).toEqual([200, 200, 200, 200, 200, 404]);
  world.proxy.pass('away');
  const during = await world.answers();
  expect(during.map(([status]) => status)).toEqual([503, 503, 503, 503, 503, 503]);
  for (const [, body] of during.slice(0, -1))
    expect(JSON.parse(body)).toMatchObject({ error: { message: 'Unavailable' } });
  expect(during.map(([, body]) => body).join()).not.toMatch(/Bug|errorId":"/);
  world.proxy.pass('open');
  expect((await world.answers()).map(([status]) => status)).toEqual([200, 200, 200, 200, 200, 404]);
});
