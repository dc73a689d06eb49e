import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import express from 'express';
import { expect, it } from 'vitest';
import type { App } from '../process/context.ts';
import { admitStreams } from './admit-streams.ts';

const STREAMS = 20;

const openServer = async (serve: express.RequestHandler) => {
  const whole = express();
  const all = Promise.withResolvers<void>();
  let arrived = 0;
  const sessionOf = () => {
    arrived += 1;
    if (arrived === STREAMS) all.resolve();
    return Promise.resolve(null);
  };
  // Nothing of the app is looked at for somebody without a session.
  whole.use(admitStreams({} as App, sessionOf), serve);
  const server = whole.listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    allArrived: all.promise,
    url: `http://127.0.0.1:${port}/`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
};

it('streams that are asked for at once are opened two at a time, and stay open together', async () => {
  let opening = 0;
  let most = 0;
  await using server = await openServer(async (_request, response) => {
    opening += 1;
    most = Math.max(most, opening);
    await server.allArrived;
    opening -= 1;
    response.write('event: connected\n\n');
  });
  const answers = await Promise.all(Array.from({ length: STREAMS }, () => fetch(server.url)));
  expect(answers.map(({ status }) => status)).toEqual(Array(STREAMS).fill(200));
  expect(most).toBe(2);
});

it('whoever leaves before their stream is open lets the next one in', async () => {
  const left: AbortController[] = [];
  await using server = await openServer((_request, response) => {
    if (left.length === 0) response.write('event: connected\n\n');
    left.pop()?.abort();
  });
  left.push(new AbortController(), new AbortController());
  const leaving = left.map(({ signal }) => fetch(server.url, { signal }));
  expect((await Promise.allSettled(leaving)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect((await fetch(server.url)).status).toBe(200);
});
