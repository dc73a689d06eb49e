import { readFile } from 'node:fs/promises';
import { request as ask, createServer as createPlainServer, type ServerResponse } from 'node:http';
import { createServer, type ServerOptions } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { generate } from 'selfsigned';
import { afterAll, expect, it } from 'vitest';
import { sendJson, startStubServer } from '../../../test/start-stub-server.ts';
import type { OutgoingRequest } from './exchange.ts';
import { type OutgoingOptions, openOutgoing } from './outgoing.ts';

const { signal } = new AbortController();
const request: OutgoingRequest = {
  method: 'GET',
  headers: {},
  maxAnswerBytes: 1000,
  timeoutMilliseconds: 5000,
  signal,
};
const nobody: OutgoingOptions = { ca: null, proxyUrl: null, identity: null };

const closing: (() => void)[] = [];
afterAll(() => {
  for (const close of closing) close();
});
const listen = async (server: Server): Promise<number> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => server.close());
  // A server that listens on TCP has an address with a port.
  return (server.address() as AddressInfo).port;
};

/** An authority of its own, a certificate for this computer, and one for a client. */
const makeCertificates = async () => {
  const ec = { keyType: 'ec', algorithm: 'sha256' } as const;
  const authority = await generate([{ name: 'commonName', value: 'Authority' }], {
    ...ec,
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'keyUsage', keyCertSign: true, digitalSignature: true },
    ],
  });
  const ca = { key: authority.private, cert: authority.cert };
  const server = await generate([{ name: 'commonName', value: '127.0.0.1' }], {
    ...ec,
    ca,
    extensions: [{ name: 'subjectAltName', altNames: [{ type: 7, ip: '127.0.0.1' }] }],
  });
  const client = await generate([{ name: 'commonName', value: 'mailroom' }], {
    ...ec,
    ca,
    extensions: [{ name: 'extKeyUsage', clientAuth: true }],
  });
  return { ca: ca.cert, server, client };
};
const certificates = makeCertificates();

const startTls = async (options: ServerOptions = {}) => {
  const { server: pair } = await certificates;
  const seen: (string | undefined)[] = [];
  const server = createServer({ key: pair.private, cert: pair.cert, ...options }, (incoming, response) => {
    seen.push(incoming.headers.authorization);
    response.end('here');
  });
  return { url: `https://127.0.0.1:${await listen(server)}`, seen };
};

/** A proxy that tunnels and forwards. */
const startProxy = async () => {
  const asked: { line: string; credentials: string | undefined }[] = [];
  const state = { opensTunnels: true };
  const proxy = createPlainServer((incoming, response) => {
    asked.push({ line: `${incoming.method} ${incoming.url}`, credentials: incoming.headers['proxy-authorization'] });
    ask(incoming.url ?? '', (answer) => answer.pipe(response)).end();
  });
  proxy.on('connect', ({ url = '', headers }, socket) => {
    asked.push({ line: `CONNECT ${url}`, credentials: headers['proxy-authorization'] });
    if (!state.opensTunnels) return;
    const [host, port] = url.split(':');
    const onward = connect(Number(port), host, () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const end of [onward, socket]) end.on('error', () => {});
  });
  return Object.assign(state, { url: `http://clerk:secret@127.0.0.1:${await listen(proxy)}`, asked });
};

it('a server is believed by an authority of the hospital’s own, and nothing is sent to one that is not', async () => {
  const { ca } = await certificates;
  const server = await startTls();
  const identity = { origin: server.url, authorization: 'Bearer secret', certificate: null };
  const answer = await openOutgoing({ ...nobody, ca, identity })
    .to(server.url)
    .ask('/', request);
  expect(answer).toMatchObject({ status: 200, body: Buffer.from('here') });
  const asking = openOutgoing({ ...nobody, identity })
    .to(server.url)
    .ask('/', request);
  await expect(asking).rejects.toMatchObject({ name: 'NoAnswer', reason: 'not-sent' });
  expect(server.seen).toEqual(['Bearer secret']);
});

it('a server that wants a certificate gets it, and one of another origin gets neither it nor the authorization', async () => {
  const { ca, client } = await certificates;
  const strict = { ca, requestCert: true, rejectUnauthorized: true };
  const [server, other] = [await startTls(strict), await startTls()];
  const certificate = { certificate: client.cert, key: client.private };
  const identity = { origin: server.url, authorization: 'Basic secret', certificate };
  const outgoing = openOutgoing({ ...nobody, ca, identity });
  expect((await outgoing.to(server.url).ask('/', request)).status).toBe(200);
  expect((await outgoing.to(other.url).ask('/', request)).status).toBe(200);
  expect([server.seen, other.seen]).toEqual([['Basic secret'], [undefined]]);
  await expect(
    openOutgoing({ ...nobody, ca })
      .to(server.url)
      .ask('/', request),
  ).rejects.toThrow('no answer');
});

it('through a proxy, TLS is spoken with the server itself', async () => {
  const { ca } = await certificates;
  const [proxy, server] = [await startProxy(), await startTls()];
  await using plain = await startStubServer((response) => sendJson(response, {}));
  const identity = { origin: server.url, authorization: 'Bearer secret', certificate: null };
  const outgoing = openOutgoing({ ca, proxyUrl: proxy.url, identity });
  expect((await outgoing.to(server.url).ask('/', request)).status).toBe(200);
  expect((await outgoing.to(plain.url).ask('/x', request)).status).toBe(200);
  const credentials = `Basic ${Buffer.from('clerk:secret').toString('base64')}`;
  expect(proxy.asked).toEqual([
    { line: `CONNECT ${new URL(server.url).host}`, credentials },
    { line: `GET ${plain.url}/x`, credentials },
  ]);
  expect(server.seen).toEqual(['Bearer secret']);
  expect(plain.requests[0]?.headers).not.toHaveProperty('proxy-authorization');
});

it('undici is the version that Node has within itself: another one would take over Node’s own fetch', async () => {
  const manifest = await readFile(fileURLToPath(import.meta.resolve('undici/package.json')), 'utf8');
  // Every package says its version so.
  const { version } = JSON.parse(manifest) as { version: string };
  expect(version).toBe(process.versions['undici']);
});

it('a packed answer is unpacked, and one that breaks off or is packed otherwise than it says is none', async () => {
  const packed = gzipSync('x'.repeat(900));
  const answerWith = (bytes: Uint8Array) => (response: ServerResponse) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(bytes);
  };
  await using server = await startStubServer(answerWith(packed));
  const ask = () => openOutgoing().to(server.url).ask('/', request);
  expect((await ask()).body).toHaveLength(900);
  for (const bytes of [packed.subarray(0, -8), Buffer.from('no gzip')]) {
    server.answer = answerWith(bytes);
    await expect(ask()).rejects.toMatchObject({ reason: 'connection-lost' });
  }
});

it('an encoding is known in any case, and nothing at all is whole under each', async () => {
  await using server = await startStubServer((response) => {
    response.writeHead(200, { 'content-encoding': 'GZIP' }).end(gzipSync('{}'));
  });
  const ask = () => openOutgoing().to(server.url).ask('/', request);
  expect((await ask()).body.toString()).toBe('{}');
  for (const [status, encoding] of [
    [200, 'gzip'],
    [204, 'gzip'],
    [404, 'deflate'],
  ] as const) {
    server.answer = (response) => response.writeHead(status, { 'content-encoding': encoding }).end();
    expect(await ask()).toMatchObject({ status, body: Buffer.alloc(0) });
  }
});

it('what follows a packed answer keeps no connection', async () => {
  await using server = await startStubServer((response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).write(Buffer.concat([gzipSync('{}'), Buffer.alloc(100)]));
  });
  const destination = openOutgoing().to(server.url);
  for (let asked = 0; asked < 40; asked += 1) {
    expect((await destination.ask('/', { ...request, timeoutMilliseconds: 1000 })).body.toString()).toBe('{}');
  }
});

it('a proxy that opened no tunnel in time is asked for one again', async () => {
  const { ca } = await certificates;
  const [proxy, server] = [await startProxy(), await startTls()];
  proxy.opensTunnels = false;
  const outgoing = openOutgoing({ ...nobody, ca, proxyUrl: proxy.url, connectMilliseconds: 300 });
  const ask = () => outgoing.to(server.url).ask('/', { ...request, timeoutMilliseconds: 1000 });
  const asked = await Promise.allSettled(Array.from({ length: 40 }, ask));
  expect(asked.every(({ status }) => status === 'rejected')).toBe(true);
  proxy.opensTunnels = true;
  expect((await ask()).status).toBe(200);
});

it('through a proxy as well, no more requests are with one system at once', async () => {
  const held: (() => void)[] = [];
  await using server = await startStubServer((response) => held.push(() => sendJson(response, {})));
  const proxy = await startProxy();
  const destination = openOutgoing({ ...nobody, proxyUrl: proxy.url }).to(server.url);
  const asked = Array.from({ length: 32 }, () => destination.ask('/', request));
  await expect.poll(() => held.length, { timeout: 5000 }).toBe(32);
  const late = destination.ask('/late', { ...request, timeoutMilliseconds: 300 });
  await expect(late).rejects.toMatchObject({ reason: 'not-sent' });
  for (const answer of held) answer();
  await Promise.all(asked);
  expect(held).toHaveLength(32);
});

it('a proxy that is away sends nothing', async () => {
  const outgoing = openOutgoing({ ...nobody, proxyUrl: 'http://127.0.0.1:9' });
  for (const url of ['http://127.0.0.1:8', 'https://127.0.0.1:8']) {
    await expect(outgoing.to(url).ask('/', request)).rejects.toMatchObject({ reason: 'not-sent' });
  }
});

it('a redirect is answered and not followed, least of all with what proves who Mailroom is', async () => {
  await using inside = await startStubServer((response) => sendJson(response, {}));
  await using server = await startStubServer((response) => {
    response.writeHead(307, { location: `${inside.url}/latest/meta-data` }).end();
  });
  const identity = { origin: server.url, authorization: 'Bearer secret', certificate: null };
  const outgoing = openOutgoing({ ...nobody, identity });
  expect((await outgoing.to(server.url).ask('/', { ...request, method: 'POST', body: '{}' })).status).toBe(307);
  expect(inside.requests).toEqual([]);
});

it('no path leads to another origin', async () => {
  const away = openOutgoing().to('http://127.0.0.1').ask('@127.0.0.2:8/', request);
  await expect(away).rejects.toThrow('another origin');
});

it.each([429, 503])('whoever says with %i when to come again is not asked before', async (status) => {
  await using server = await startStubServer((response) => {
    response.writeHead(status, { 'retry-after': '60' }).end();
  });
  await using other = await startStubServer((response) => sendJson(response, {}));
  const outgoing = openOutgoing();
  expect((await outgoing.to(server.url).ask('/', request)).status).toBe(status);
  await expect(outgoing.to(server.url).ask('/', request)).rejects.toMatchObject({ reason: 'asked-to-wait' });
  expect((await outgoing.to(other.url).ask('/', request)).status).toBe(200);
  expect(server.requests).toHaveLength(1);
});

it('a wait that is said twice is one', async () => {
  await using server = await startStubServer((response) => {
    response.writeHead(503, ['retry-after', '60', 'retry-after', '60']).end();
  });
  const destination = openOutgoing().to(server.url);
  expect((await destination.ask('/', request)).status).toBe(503);
  await expect(destination.ask('/', request)).rejects.toMatchObject({ reason: 'asked-to-wait' });
});

it('so many requests are with one system at once, and one that waits in vain was not sent', async () => {
  const held: (() => void)[] = [];
  await using server = await startStubServer((response) => held.push(() => sendJson(response, {})));
  const destination = openOutgoing().to(server.url);
  const asked = Array.from({ length: 32 }, () => destination.ask('/', request));
  await expect.poll(() => held.length, { timeout: 5000 }).toBe(32);
  const late = destination.ask('/late', { ...request, timeoutMilliseconds: 50 });
  await expect(late).rejects.toMatchObject({ reason: 'not-sent' });
  for (const answer of held) answer();
  expect((await Promise.all(asked)).map(({ status }) => status)).toEqual(Array.from({ length: 32 }, () => 200));
  server.answer = (response) => sendJson(response, {});
  await destination.ask('/next', request);
  expect(server.requests.map(({ url }) => url)).not.toContain('/late');
});
