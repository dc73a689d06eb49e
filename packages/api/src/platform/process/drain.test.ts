import { Agent, createServer, get, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { expect, it, vi } from 'vitest';
import { drainWhen } from './drain.ts';

const listen = async (server: Server): Promise<string> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // A server that listens on TCP has an address with a port.
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

const ask = (url: string, agent: Agent): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, resolve).once('error', reject);
  });

const open = async () => {
  const stopping = new AbortController();
  const ended: string[] = [];
  const long = Promise.withResolvers<void>();
  const server = createServer((request, response) => {
    if (request.url === '/stream') {
      response.setHeader('Content-Type', 'text/event-stream').write('id: 1\n\n');
      response.once('close', () => ended.push('stream'));
      return;
    }
    const answer = () => response.end('done');
    if (request.url === '/long') void long.promise.then(answer);
    else setImmediate(answer);
  });
  const drain = drainWhen(server, stopping.signal);
  const url = await listen(server);
  const end = () => {
    stopping.abort();
    return drain();
  };
  return { url, end, ended, finishLong: long.resolve, hasClosed: () => !server.listening };
};

it('whoever asks over a kept connection while a server ends is answered, and told to go elsewhere', async () => {
  const { url, end } = await open();
  const agent = new Agent({ keepAlive: true });
  const client = async (): Promise<number> => {
    for (let answered = 1; ; answered += 1) {
      const answer = await ask(url, agent);
      await text(answer);
      if (answer.headers.connection === 'close') return answered;
    }
  };
  const clients = Array.from({ length: 20 }, client);
  await ask(url, agent).then(text);
  await end();
  expect(Math.min(...(await Promise.all(clients)))).toBeGreaterThan(0);
  await expect(ask(url, new Agent())).rejects.toThrow('ECONNREFUSED');
});

it('what takes long is finished first, then streams end', async () => {
  const { url, end, ended, finishLong, hasClosed } = await open();
  const agent = new Agent();
  const stream = await ask(`${url}/stream`, agent);
  const streamed = text(stream).catch(() => {});
  const long = ask(`${url}/long`, agent)
    .then(text)
    .then((answer) => ended.push(answer));
  await text(await ask(url, agent));
  const ending = end();
  await vi.waitUntil(hasClosed, { timeout: 60_000 });
  finishLong();
  await Promise.all([ending, long, streamed]);
  expect(ended).toEqual(['done', 'stream']);
});
