import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it } from 'vitest';
import { isWhole, openClient } from './open-client.ts';

const head = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n';

it('an answer is whole by its length or by its last chunk, however it is cut', () => {
  for (const answer of [
    `${head}Content-Length: 5\r\n\r\n12345`,
    `${head}Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n`,
  ]) {
    for (let end = 0; end < answer.length; end += 1) expect(isWhole(Buffer.from(answer.slice(0, end)))).toBe(false);
    expect(isWhole(Buffer.from(answer))).toBe(true);
  }
});

it('asks again and again on one connection, tells refusals from pages, and says when the other side ends', async () => {
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    if (asked === 3) request.socket.destroy();
    else response.writeHead(asked === 2 ? 503 : 200).end(`x${request.method}`.repeat(50_000));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on TCP has an address with a port.
  const { port } = server.address() as AddressInfo;
  const client = openClient({ url: `http://127.0.0.1:${port}/a?b=1`, headers: { cookie: 'c' }, body: '{"ü":1}' });
  expect((await client.ask()).status).toBe(200);
  expect((await client.ask()).status).toBe(503);
  await expect(client.ask()).rejects.toThrow('ended');
  client.close();
  server.close();
});
