import type { AddressInfo } from 'node:net';
import { currentSnapshot, hashesOf } from '@mailroom/contracts/releases';
import { expect, it } from 'vitest';
import { buildDocument } from '../test/build-document.ts';
import { buildFacility } from '../test/build-facility.ts';
import { emptyFilter } from '../test/build-filter.ts';
import { openTestDatabase } from '../test/open-test-database.ts';
import { forkForFacility } from './platform/process/context.ts';
import { createServer } from './server.ts';

const OLD = 'of-no-release';
const current = hashesOf(currentSnapshot());
const changed = { error: { data: { refusal: { code: 'ContractChanged' }, httpStatus: 412, errorId: null } } };

/** A signed-in clerk whose browser says what it likes of its contracts. */
const open = async () => {
  const database = await openTestDatabase();
  const { facilityId, userIds } = await buildFacility(database);
  await buildDocument(forkForFacility(database.orm, facilityId));
  const server = createServer(database.app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const url = `http://127.0.0.1:${port}/trpc`;
  let cookie = '';
  const post = async (paths: string, inputs: readonly object[], contracts?: string): Promise<unknown> => {
    const said = contracts === undefined ? {} : { 'mailroom-contracts': contracts };
    const response = await fetch(`${url}/${paths}?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, ...said },
      body: JSON.stringify(Object.fromEntries(inputs.entries())),
    });
    cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
    return response.json();
  };
  const watch = async (hash: string): Promise<string> => {
    const said = encodeURIComponent(JSON.stringify({ 'mailroom-contracts': hash }));
    const response = await fetch(`${url}/worklist.watchWorklist?input=%7B%7D&connectionParams=${said}`, {
      headers: { cookie },
      signal: AbortSignal.timeout(10_000),
    });
    const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
    let text = '';
    while (!/version|serialized-error/.test(text)) {
      const { done, value } = (await reader?.read()) ?? { done: true, value: undefined };
      if (done) break;
      text += value;
    }
    await reader?.cancel();
    return text;
  };
  await post('session.signIn', [{ userId: userIds[0], facilityId }]);
  return {
    database,
    post,
    watch,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      server.close();
      await database[Symbol.asyncDispose]();
    },
  };
};

it('of a batch, each call is judged by its own contract', async () => {
  await using web = await open();
  const paths = 'worklist.countByStatus,worklist.listFilterOptions,session.readSession';
  const answers = await web.post(paths, [{}, {}, {}], `${current['countByStatus']},${OLD},`);
  expect(answers).toMatchObject([{ result: {} }, changed, { result: {} }]);
});

it('a write under a contract that is gone is refused before anything runs', async () => {
  await using web = await open();
  const kept = () => web.database.asSuperuser((client) => client.query('select from worklist_search'));
  const keep = (contracts: string) => web.post('worklist.keepSearch', [{ patientName: 'Dupont' }], contracts);
  // Not even its input is read: what is wrong with it is another contract's business.
  expect(await web.post('worklist.keepSearch', [{ unheardOf: 1 }], OLD)).toMatchObject([changed]);
  expect(await keep(OLD)).toMatchObject([changed]);
  expect((await kept()).rowCount).toBe(0);
  expect(await keep(current['keepSearch'] ?? '')).toMatchObject([{ result: {} }]);
  expect((await kept()).rowCount).toBe(1);
});

it('a page that is kept is not given to a client that would misunderstand it', async () => {
  await using web = await open();
  const list = (contracts?: string) => web.post('worklist.listWorklist', [emptyFilter], contracts);
  const page = await list(current['listWorklist']);
  expect(page).toMatchObject([{ result: {} }]);
  expect(await list(OLD)).toMatchObject([changed]);
  expect(await list()).toEqual(page);
});

it('a procedure that is gone is a changed contract to our client, and unknown to anybody else', async () => {
  await using web = await open();
  expect(await web.post('worklist.countByColour', [{}], OLD)).toMatchObject([
    { error: { data: { refusal: { code: 'ContractChanged' } } } },
  ]);
  expect(await web.post('worklist.countByColour', [{}])).toMatchObject([{ error: { data: { refusal: null } } }]);
});

it('a stream says its contract in its address', async () => {
  await using web = await open();
  expect(await web.watch(current['watchWorklist'] ?? '')).toContain('"version"');
  expect(await web.watch(OLD)).toContain('ContractChanged');
});
