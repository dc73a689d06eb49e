import { expect, it } from 'vitest';
import { startStubServer } from '../../../test/start-stub-server.ts';
import { fetchThrough } from './fetch-through.ts';
import { openOutgoing } from './outgoing.ts';

const open = async (answer: Parameters<typeof startStubServer>[0], timeoutMilliseconds = 30_000) => {
  const system = await startStubServer(answer);
  const outgoing = openOutgoing();
  return {
    system,
    ask: fetchThrough(outgoing, { timeoutMilliseconds, maxAnswerBytes: 1000 }),
    async [Symbol.asyncDispose]() {
      await outgoing.close();
      await system[Symbol.asyncDispose]();
    },
  };
};

it('asks with what it is given, and gives the answer with its status and type', async () => {
  await using opened = await open((response) => {
    response.writeHead(418, { 'content-type': 'application/json' }).end('{"c":3}');
  });
  const { system, ask } = opened;
  const answer = await ask(`${system.url}/token?a=1`, { method: 'POST', body: new URLSearchParams({ b: '2' }) });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([418, 'application/json']);
  expect(await answer.json()).toEqual({ c: 3 });
  expect(system.requests).toMatchObject([{ method: 'POST', url: '/token?a=1', body: 'b=2' }]);
});

it('follows no redirect, waits for nobody longer than it may, and reads no more than it may', async () => {
  await using away = await open((response) => void response.writeHead(302, { location: 'http://other.test/' }).end());
  expect((await away.ask(away.system.url)).status).toBe(302);
  await expect(away.ask(away.system.url, { method: 'PUT' })).rejects.toThrow('Only GET and POST');
  await using silent = await open(() => {}, 50);
  await expect(silent.ask(silent.system.url)).rejects.toMatchObject({ name: 'NoAnswer' });
  await using endless = await open((response) => void response.end('x'.repeat(1001)));
  await expect(endless.ask(endless.system.url)).rejects.toMatchObject({ name: 'NoAnswer', reason: 'too-large' });
});
