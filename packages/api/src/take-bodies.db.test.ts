import { Hash, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { expect, it, vi } from 'vitest';
import { openWeb } from '../test/open-web.ts';
import { PIECE_BYTES } from './platform/process/pieces.ts';

/** A body that goes on and on: `parts` times 1 kB of unknown keys, without saying how long it is. */
const unknownKeys = (parts: number) => {
  let sent = 0;
  return new ReadableStream({
    pull(controller) {
      const keys = Array.from({ length: 100 }, (_, index) => `"${sent}k${index}":0`).join(',');
      controller.enqueue(new TextEncoder().encode(`${sent === 0 ? '{' : ','}${keys}${sent === parts - 1 ? '}' : ''}`));
      sent += 1;
      if (sent === parts) controller.close();
    },
  });
};

it.each(['/trpc/session.readSession', '/trpc/intake.receiveDocument', '/trpc/worklist.listWorklist?batch=1'])(
  'more JSON than a screen sends to %s is refused before it is parsed',
  async (path) => {
    await using web = await openWeb();
    const json = { 'content-type': 'application/json' };
    const streamed = { method: 'POST', headers: json, body: unknownKeys(1000), duplex: 'half' } as const;
    const parse = vi.spyOn(JSON, 'parse');
    const answers = [
      await web.browse(path, { method: 'POST', headers: json, body: 'x'.repeat(100_001) }),
      await web.browse(path, streamed),
    ];
    const parsed = parse.mock.calls.map(([text]) => text.length);
    parse.mockRestore();
    for (const answer of answers) {
      expect([answer.status, await answer.json()]).toEqual([
        413,
        expect.objectContaining({
          error: expect.objectContaining({
            data: expect.objectContaining({ refusal: { code: 'InputInvalid', fields: [] } }),
          }),
        }),
      ]);
    }
    expect(Math.max(0, ...parsed)).toBeLessThan(100_000);
  },
);

it('JSON that does not end is refused as soon as it is too long, and not read for ever', async () => {
  await using web = await openWeb();
  const asking = request(`${web.url}/trpc/session.readSession`, { method: 'POST' });
  asking.write('x'.repeat(100_001));
  const [answer] = await once(asking, 'response');
  expect(answer.statusCode).toBe(413);
  answer.on('error', () => {});
  const isOver = new Promise((resolve) => asking.once('error', resolve));
  asking.write('x'.repeat(2_000_000));
  expect(await isOver).toMatchObject({ code: expect.stringMatching(/ECONNRESET|EPIPE/) });
});

it('of many wrong fields the first twenty are named', async () => {
  await using web = await openWeb();
  const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`key${index}`.padEnd(200, 'x'), 0]));
  const readSession = (body: object) =>
    web.browse('/trpc/session.readSession', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const answer = await readSession(keys);
  expect(answer.status).toBe(413);
  const fewer = Object.fromEntries(Object.entries(keys).slice(0, 400));
  const text = await (await readSession(fewer)).text();
  expect(text.match(/key/g)).toHaveLength(20);
  expect(text.length).toBeLessThan(3000);
});

const uploadOf = (web: Awaited<ReturnType<typeof openWeb>>, file: File) => {
  const form = new FormData();
  form.append('file', file);
  return web.browse('/trpc/intake.receiveDocument', { method: 'POST', body: form });
};

it('a file is not read before its session is known, nor one that says it is too large', async () => {
  await using web = await openWeb();
  const send = (bytes: number) => uploadOf(web, new File(['x'.repeat(bytes)], 'large.txt'));
  const pieces = vi.spyOn(globalThis, 'Blob');
  const unknown = await send(10);
  await web.signIn();
  const large = await send(5_000_000);
  const piecesOfRefused = pieces.mock.calls.length;
  const fitting = await send(10);
  const piecesOfAll = pieces.mock.calls.length;
  pieces.mockRestore();
  expect([unknown.status, await unknown.text()]).toEqual([401, expect.stringContaining('NotSignedIn')]);
  expect([large.status, await large.text()]).toEqual([413, expect.stringContaining('"maxBytes":1000000')]);
  expect([fitting.status, piecesOfRefused]).toEqual([200, 0]);
  expect(piecesOfAll).toBeGreaterThan(0);
});

it('a file is taken in, hashed and written in pieces, so that a large one holds nobody up', async () => {
  await using web = await openWeb();
  await web.signIn();
  const bytes = randomBytes(900_000);
  const whole = vi.spyOn(Request.prototype, 'formData');
  const taken = vi.spyOn(Blob.prototype, 'arrayBuffer');
  const pieces = vi.spyOn(Blob.prototype, 'bytes');
  const hashed = vi.spyOn(Hash.prototype, 'update');
  const form = new FormData();
  form.append('file', new File([bytes], 'Zoë "the" %41.bin'));
  const { documentId } = await web.client.intake.receiveDocument.mutate(form);
  const [readWhole, piecesHashed] = [whole.mock.calls.length + taken.mock.calls.length, hashed.mock.calls];
  const piecesTaken = await Promise.all(pieces.mock.results.map(({ value }) => value));
  vi.restoreAllMocks();
  const { title, attachments } = await web.client.documents.openDocument.query({ documentId, isAhead: false });
  const stored = await web.browse(`/attachments/${attachments[0]?.id}?download`);
  expect([title, Buffer.from(await stored.arrayBuffer()).equals(bytes)]).toEqual(['Zoë "the" %41.bin', true]);
  expect(readWhole).toBe(0);
  expect(piecesTaken.length).toBeGreaterThan(1);
  expect(Math.max(...piecesTaken.map(({ length }) => length))).toBeLessThanOrEqual(PIECE_BYTES);
  expect(Math.max(...piecesHashed.map(([piece]) => piece.length))).toBeLessThanOrEqual(PIECE_BYTES);
});

const OCTETS = 'Content-Type: application/octet-stream';
const filePart = (name: string) =>
  `--b\r\nContent-Disposition: form-data; name="${name}"; filename="${name}"\r\n\r\nx\r\n`;

it.each([
  ['no form', 'hello'],
  ['half a form', '--b\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf'],
  ['half a header', '--b\r\nContent-Dispo'],
  ['bytes without a name', `--b\r\nContent-Disposition: form-data; name="file"\r\n${OCTETS}\r\n\r\nx\r\n--b--`],
  ['a file of another name', `--b\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nx\r\n--b--`],
  ['two files', `${filePart('file').repeat(2)}--b--`],
  ['a file beside another name', `${filePart('file')}${filePart('other')}--b--`],
  [
    'more parts than are read',
    `${filePart('file')}${'--b\r\nContent-Disposition: form-data; name="f"\r\n\r\n\r\n'.repeat(20)}--b--`,
  ],
  ['nothing', ''],
])('%s is refused', async (_what, body) => {
  await using web = await openWeb();
  await web.signIn();
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const answer = await web.browse('/trpc/intake.receiveDocument', { method: 'POST', headers, body });
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('InputInvalid')]);
});

it('a form that goes on and on is refused once it is longer than a file may be', async () => {
  await using web = await openWeb();
  await web.signIn();
  const headers = { 'content-type': 'multipart/form-data; boundary=b' };
  const init = { method: 'POST', headers, body: unknownKeys(3000), duplex: 'half' } as const;
  const answer = await web.browse('/trpc/intake.receiveDocument', init);
  expect([answer.status, await answer.text()]).toEqual([413, expect.stringContaining('ObjectTooLarge')]);
});

it('of many uploads at once four are held in memory, and none is lost', async () => {
  await using web = await openWeb();
  await web.signIn();
  let underWay = 0;
  let most = 0;
  const { store } = web.database.app.files;
  vi.spyOn(web.database.app.files, 'store').mockImplementation(async (...stored) => {
    underWay += 1;
    most = Math.max(most, underWay);
    const digest = await store(...stored);
    await new Promise(setImmediate);
    underWay -= 1;
    return digest;
  });
  const outcomes = await Promise.all(
    Array.from({ length: 12 }, async (_, index) => {
      return (await uploadOf(web, new File([`letter ${index}`], `${index}.txt`))).status;
    }),
  );
  expect(outcomes).toEqual(Array(12).fill(200));
  expect(most).toBeGreaterThan(1);
  expect(most).toBeLessThanOrEqual(4);
});

it('a form without a file and a file beyond the limit are refused', async () => {
  await using web = await openWeb();
  await web.signIn();
  const form = new FormData();
  await expect(web.client.intake.receiveDocument.mutate(form)).rejects.toMatchObject({
    data: { refusal: { code: 'InputInvalid', fields: ['file'] } },
  });
  form.append('file', new File(['x'.repeat(1_000_001)], 'large.txt'));
  await expect(web.client.intake.receiveDocument.mutate(form)).rejects.toMatchObject({
    data: { refusal: { code: 'ObjectTooLarge', maxBytes: 1_000_000 } },
  });
});
