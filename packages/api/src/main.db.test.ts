import { once } from 'node:events';
import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import { expect, it } from 'vitest';
import { buildFacility } from '../test/build-facility.ts';
import { openTestDatabase } from '../test/open-test-database.ts';
import { startApi } from '../test/start-api.ts';

/** A sign-in whose head the process has read, and whose body it waits for. */
const begin = async (url: string): Promise<ClientRequest> => {
  const headers = { 'content-type': 'application/json', expect: '100-continue' };
  const begun = request(`${url}/trpc/session.signIn`, { method: 'POST', headers });
  begun.flushHeaders();
  await once(begun, 'continue');
  return begun;
};

const finish = async (begun: ClientRequest, input: object): Promise<number | undefined> => {
  const answered = once(begun, 'response');
  begun.end(JSON.stringify(input));
  // What a request's `response` event brings.
  const [answer] = (await answered) as [IncomingMessage];
  answer.resume();
  return answer.statusCode;
};

it('a process that is asked to end acknowledges all that it commits', async () => {
  await using database = await openTestDatabase();
  const { facilityId, userIds } = await buildFacility(database);
  const api = await startApi(database);
  const begun = await Promise.all(Array.from({ length: 14 }, () => begin(api.url)));
  const ended = api[Symbol.asyncDispose]();
  const answers = await Promise.all(begun.map((one) => finish(one, { userId: userIds[0], facilityId })));
  await ended;
  const { rows } = await database.asSuperuser((client) => client.query('select count(*)::int as n from session'));
  expect({ answers: new Set(answers), rows }).toEqual({ answers: new Set([200]), rows: [{ n: 14 }] });
});
