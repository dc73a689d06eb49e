import { randomBytes, randomUUID } from 'node:crypto';
import { type IncomingMessage, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, vi } from 'vitest';
import { buildDocument } from '../test/build-document.ts';
import { buildFacility } from '../test/build-facility.ts';
import { emptyFilter } from '../test/build-filter.ts';
import { openTestDatabase } from '../test/open-test-database.ts';
import { openWeb } from '../test/open-web.ts';
import { readingHere } from '../test/reading-here.ts';
import { readDocumentJob } from './features/intake/index.ts';
import { forkForFacility } from './platform/process/context.ts';
import { createServer } from './server.ts';

it('a query travels as POST, is never stored, and says who may do what', async () => {
  await using web = await openWeb();
  const query = { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{}' };
  const answer = await web.browse('/trpc/session.readSession', query);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('cache-control')).toBe('no-store');
  expect(answer.headers.get('content-security-policy')).toContain("default-src 'self'");
  expect(answer.headers.get('x-powered-by')).toBeNull();
  const asGet = await web.browse('/trpc/session.readSession?input=%7B%7D');
  expect([asGet.status, asGet.headers.get('allow')]).toEqual([405, 'POST']);
});

/** A body of tRPC's, to one procedure or to several. */
const asked = (body: object, headers: Record<string, string> = {}): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', ...headers },
  body: JSON.stringify(body),
});

it.each([
  ['worklist.listWorklist', emptyFilter],
  ['worklist.listWorklist?batch=1', { 0: { ...emptyFilter, limit: 1 } }],
  ['worklist.listWorklist,worklist.countByStatus,worklist.listFilterOptions?batch=1', { 0: emptyFilter, 1: {}, 2: {} }],
])('%s is answered before Express as its procedures answer it', async (path, body) => {
  await using web = await openWeb();
  await web.signIn();
  const em = forkForFacility(web.database.orm, web.facility.facilityId);
  for (const family of ['Martin', 'O"Brien\\', 'Tab\tab', 'Zoë 🏥']) await buildDocument(em, { family });
  const before = await web.browse(`/trpc/${path}`, asked(body));
  // What is not plain goes to the procedures.
  const after = await web.browse(`/trpc/${path}`, asked(body, { 'trpc-accept': 'application/json' }));
  expect(await before.json()).toEqual(await after.json());
  const whoAnswered = [before, after].map(({ headers }) => headers.has('mailroom-version'));
  expect(whoAnswered).toEqual([true, false]);
  for (const name of ['cache-control', 'content-security-policy', 'x-content-type-options', 'content-type']) {
    expect([name, before.headers.get(name)]).toEqual([name, after.headers.get(name)]);
  }
});

it.each([
  ['worklist.listWorklist?batch=1', { 0: { ...emptyFilter, cursor: 'made up' } }, 400],
  ['worklist.listWorklist?batch=1', { 0: { ...emptyFilter, limit: 0 } }, 400],
  ['worklist.listWorklist?batch=1', {}, 400],
  ['worklist.countByStatus', { more: 1 }, 400],
])('%s with %j is refused by its procedure', async (path, body, status) => {
  await using web = await openWeb();
  await web.signIn();
  const answer = await web.browse(`/trpc/${path}`, asked(body));
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining('"refusal":{"code":')]);
});

it('the session cookie is out of reach of scripts and of other sites', async () => {
  await using web = await openWeb();
  const [userId] = web.facility.userIds;
  const body = JSON.stringify({ userId, facilityId: web.facility.facilityId });
  const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
  const answer = await web.browse('/trpc/session.signIn', init);
  expect(answer.headers.get('set-cookie')).toMatch(
    /^mailroom_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; SameSite=Lax$/,
  );
});

it('with an https address the cookie is this host’s alone, and no other name is answered', async () => {
  await using database = await openTestDatabase();
  const { facilityId, userIds } = await buildFacility(database);
  const app = { ...database.app, config: { ...database.app.config, publicUrl: 'https://mailroom.example' } };
  const server = createServer(app).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  // `fetch` names the host itself.
  const ask = (path: string, body: string, { host = 'mailroom.example', cookie = '' } = {}) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { host, cookie, 'content-type': 'application/json' };
      request({ port, path, method: body === '' ? 'GET' : 'POST', headers }, (answer) => resolve(answer.resume()))
        .once('error', reject)
        .end(body);
    });
  const signIn = JSON.stringify({ userId: userIds[0], facilityId });
  const answer = await ask('/trpc/session.signIn', signIn);
  const [cookie = ''] = answer.headers['set-cookie'] ?? [];
  expect(cookie).toMatch(/^__Host-mailroom_session=[\w-]{43}; Path=\/; Expires=.*; HttpOnly; Secure; SameSite=Lax$/);
  const [pair = ''] = cookie.split(';');
  const count = (cookie: string) => ask('/trpc/worklist.countByStatus', '{}', { cookie });
  expect((await count(pair)).statusCode).toBe(200);
  expect((await count(pair.replace('__Host-', ''))).statusCode).toBe(401);
  expect((await ask('/trpc/session.signIn', signIn, { host: 'elsewhere.example' })).statusCode).toBe(421);
  expect((await ask('/health', '', { host: '10.0.0.1' })).statusCode).toBe(200);
  server.closeAllConnections();
  server.close();
});

it.each([
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ 'sec-fetch-site': 'same-site' }, 403],
  [{ origin: 'https://elsewhere.example' }, 403],
  [{ 'sec-fetch-site': 'same-origin' }, 200],
])('a request with %j is answered with %i', async (headers, status) => {
  await using web = await openWeb();
  const init = { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body: '{}' };
  expect((await web.browse('/trpc/session.readSession', init)).status).toBe(status);
});

it('a refusal travels whole, a wrong input names its fields and not its values', async () => {
  await using web = await openWeb();
  await expect(web.client.worklist.countByStatus.query({})).rejects.toMatchObject({
    data: { refusal: { code: 'NotSignedIn' }, httpStatus: 401, errorId: null },
  });
  await web.signIn();
  const wrong = { ...emptyFilter, limit: 0, patientName: 'D', Dupont: 1 };
  await expect(web.client.worklist.listWorklist.query(wrong)).rejects.toMatchObject({
    data: { refusal: { code: 'InputInvalid', fields: ['patientName', 'limit', 'Dupont'] }, httpStatus: 400 },
  });
});

it('a bug answers with an identifier only', async () => {
  await using web = await openWeb();
  await web.signIn();
  await web.database.asSuperuser((client) => client.query('drop table worklist_counter cascade'));
  const failure = await web.client.worklist.countByStatus.query({}).catch((error: unknown) => error);
  expect(failure).toMatchObject({ message: 'Bug', data: { refusal: null, httpStatus: 500 } });
  expect(JSON.stringify(failure)).not.toMatch(/worklist_counter|select|stack/);
  expect(failure).toHaveProperty('data.errorId', expect.stringMatching(/^[\da-f-]{36}$/));
});

it('a long answer travels compressed', async () => {
  await using web = await openWeb();
  await web.signIn();
  const em = forkForFacility(web.database.orm, web.facility.facilityId);
  for (let index = 0; index < 10; index += 1) await buildDocument(em);
  const answer = await web.browse('/trpc/worklist.listWorklist', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'accept-encoding': 'gzip' },
    body: JSON.stringify(emptyFilter),
  });
  expect([answer.status, answer.headers.get('content-encoding')]).toEqual([200, 'gzip']);
});

it('a batch carries ten procedures and no more', async () => {
  await using web = await openWeb();
  const batch = (size: number) => {
    const path = Array(size).fill('session.readSession').join(',');
    const body = JSON.stringify(Object.fromEntries(Array.from({ length: size }, (_, index) => [index, {}])));
    return web.browse(`/trpc/${path}?batch=1`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
  };
  expect((await batch(10)).status).toBe(200);
  expect((await batch(11)).status).toBe(400);
});

const html = `<ClinicalDocument xmlns="urn:hl7-org:v3"><recordTarget><patientRole><patient/></patientRole></recordTarget>
  <component><nonXMLBody><text mediaType="text/html" representation="B64">${btoa('<script>alert(1)</script>')}</text></nonXMLBody></component>
</ClinicalDocument>`;

it('a dropped file becomes a document whose bytes are served sandboxed, to its facility only', async () => {
  await using web = await openWeb();
  await web.signIn();
  const form = new FormData();
  form.append('file', new File([html], 'Zoë Müller.xml'));
  const { outcome, documentId } = await web.client.intake.receiveDocument.mutate(form);
  expect(outcome).toBe('received');
  await readDocumentJob(readingHere(web.database.app), { facilityId: web.facility.facilityId, documentId });
  const { attachments } = await web.client.documents.openDocument.query({ documentId, isAhead: false });
  const [original, body] = attachments;
  const page = await web.browse(`/attachments/${body?.id}`);
  expect(page.headers.get('content-security-policy')).toMatch(/^sandbox; default-src 'none'/);
  expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
  expect([page.headers.get('cache-control'), page.headers.get('x-content-type-options')]).toEqual([
    'no-store',
    'nosniff',
  ]);
  const xml = await web.browse(`/attachments/${original?.id}?download`);
  expect(xml.headers.get('content-type')).toBe('text/plain; charset=utf-8');
  expect(xml.headers.get('content-disposition')).toContain(
    'attachment; filename="Zo? M?ller.xml"; filename*=UTF-8\'\'Zo',
  );
  expect(await xml.text()).toBe(html);

  const theirs = await buildFacility(web.database);
  const [userId] = theirs.userIds;
  await web.client.session.signIn.mutate({ userId, facilityId: theirs.facilityId });
  expect((await web.browse(`/attachments/${original?.id}`)).status).toBe(404);
  await web.client.session.signOut.mutate({});
  expect((await web.browse(`/attachments/${original?.id}`)).status).toBe(401);
});

/** What the forms of the name in a header say: `filename` (RFC 6266), `filename*` (RFC 8187). */
const namesIn = (header: string): (string | undefined)[] => {
  const [, plain, quoted = plain] = /; filename=(?:([^";]+)|"((?:[^"\\]|\\.)*)")/.exec(header) ?? [];
  const [, encoded] = /; filename\*=UTF-8''([^;]+)$/.exec(header) ?? [];
  return [quoted?.replaceAll(/\\(.)/g, '$1'), encoded === undefined ? undefined : decodeURIComponent(encoded)];
};

it('whatever a file is called, its name travels in one header that a browser reads as it is meant', async () => {
  await using web = await openWeb();
  await web.signIn();
  const form = new FormData();
  form.append('file', new File([html], 'letter.xml'));
  const { documentId } = await web.client.intake.receiveDocument.mutate(form);
  const { attachments } = await web.client.documents.openDocument.query({ documentId, isAhead: false });
  await web.database.asSuperuser((client) =>
    client.query('alter table attachment drop constraint attachment_file_name_limit'),
  );
  /** As a row of before names were cut and cleaned may have it. */
  const disposition = async (fileName: string): Promise<string> => {
    await web.database.asSuperuser((client) => client.query('update attachment set file_name = $1', [fileName]));
    const { status, headers } = await web.browse(`/attachments/${attachments[0]?.id}?download`);
    expect(status).toBe(200);
    expect(headers.get('set-cookie')).toBeNull();
    return headers.get('content-disposition') ?? '';
  };
  const read = async (fileName: string) => namesIn(await disposition(fileName));
  expect(await read('invoice\u202Efdp.exe')).toEqual(['invoicefdp.exe', undefined]);
  expect(await read('a "b" \\ c; d=e.xml')).toEqual(['a "b" \\ c; d=e.xml', undefined]);
  expect(await read('a\r\nSet-Cookie: b=c\r\n\r\n.xml')).toEqual(['aSet-Cookie: b=c.xml', undefined]);
  expect(await read('\u05E9\u05E8\u05D4 Zo\u00EB %41.xml')).toEqual([
    '??? Zo? %41.xml',
    '\u05E9\u05E8\u05D4 Zo\u00EB %41.xml',
  ]);
  expect(await read('x'.repeat(100_000))).toEqual(['x'.repeat(255), undefined]);
  // Encoded it is nine times as long; clients read headers of 8 kB.
  expect((await disposition('\u5F20'.repeat(100_000))).length).toBeLessThan(4096);
});

it('whoever reads a file or a text, and whom somebody looks for, is in the audit, once', async () => {
  await using web = await openWeb();
  await web.signIn();
  const form = new FormData();
  form.append('file', new File([html], 'letter.xml'));
  const { documentId } = await web.client.intake.receiveDocument.mutate(form);
  await readDocumentJob(readingHere(web.database.app), { facilityId: web.facility.facilityId, documentId });
  const { attachments } = await web.client.documents.openDocument.query({ documentId, isAhead: false });
  const [original] = attachments;
  const attachmentId = original?.id ?? '';
  for (let n = 0; n < 2; n += 1) {
    await web.browse(`/attachments/${attachmentId}`);
    await web.client.documents.readNarrative.query({ attachmentId }).catch(() => null);
    await web.client.worklist.listWorklist.query({ ...emptyFilter, patientName: 'Dupont' });
  }
  const { rows } = await web.database.asSuperuser((client) =>
    client.query(
      `select action, actor_id = $1 as is_mine, details from audit_event
       where action in ('file-read', 'patients-searched') order by action`,
      [web.facility.userIds[0]],
    ),
  );
  expect(rows).toEqual([
    { action: 'file-read', is_mine: true, details: { attachmentId } },
    { action: 'patients-searched', is_mine: true, details: { searchId: expect.any(String) } },
  ]);
  const { searchId } = rows[1].details;
  expect(await web.client.worklist.openSearch.query({ searchId })).toEqual({ patientName: 'Dupont' });
});

it('the contract book is served to administrators, by chapter, and to nobody else', async () => {
  await using web = await openWeb();
  expect((await web.browse('/contracts')).status).toBe(401);
  await web.signIn();
  for (const path of ['/contracts', '/contracts/worklist', '/contracts/openapi.json']) {
    const refused = await web.browse(path, { headers: { 'accept-language': 'fr' } });
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining('réservé aux administrateurs'),
    ]);
  }
  await web.database.asSuperuser((client) => client.query("update membership set role = 'administrator'"));
  const book = await web.browse('/contracts', { headers: { 'accept-language': 'fr' } });
  expect([book.status, book.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const contents = await book.text();
  expect(contents).toContain('<html lang="fr">');
  const links = [...contents.matchAll(/href="(\/contracts\/\w+)#(\w+)"/g)];
  expect(links.length).toBeGreaterThan(10);
  for (const [, path = '', id] of links) expect(await (await web.browse(path)).text()).toContain(`id="${id}"`);
  expect(await (await web.browse('/contracts/openapi.json')).json()).toHaveProperty(['paths', '/trpc/session.signIn']);
  for (const path of ['/contracts/nothing', '/contracts/..%2F..%2FREADME']) {
    expect((await web.browse(path)).status).toBe(404);
  }
});

it.each(['/attachments/%ff', '/contracts/%', '/trpc/%zz'])(
  'an address that cannot be decoded, %s, is no bug',
  async (path) => {
    await using web = await openWeb();
    const bug = vi.spyOn(web.database.app.log, 'error');
    expect((await web.browse(path, { method: path.startsWith('/trpc') ? 'POST' : 'GET' })).status).toBe(400);
    expect(bug).not.toHaveBeenCalled();
  },
);

it('the narrative of a document is text and structure, never markup', async () => {
  await using web = await openWeb();
  await web.signIn();
  const documentId = await buildDocument(forkForFacility(web.database.orm, web.facility.facilityId));
  await expect(web.client.documents.readNarrative.query({ attachmentId: documentId })).rejects.toMatchObject({
    data: { refusal: { code: 'NarrativeNotFound', attachmentId: documentId } },
  });
});

it.each([
  ['a trusted proxy', ['127.0.0.1'], ['SignInRefused', 'TooManyTries', 'SignInRefused']],
  ['nobody', [], ['SignInRefused', 'TooManyTries', 'TooManyTries']],
])(
  'who asks is whom a trusted proxy names, and nobody else’s word counts: %s is trusted',
  async (_, trustedProxies, said) => {
    await using web = await openWeb({ trustedProxies });
    const wrong = { login: `${randomUUID()}@hospital.test`, password: 'something else', code: '000000' };
    const tryFrom = async (address: string): Promise<string | undefined> => {
      const answer = await web.browse('/trpc/session.signInWithPassword', asked(wrong, { 'x-forwarded-for': address }));
      return /"refusal":\{"code":"(\w+)"/.exec(await answer.text())?.[1];
    };
    for (let n = 0; n < 4; n += 1) await tryFrom('203.0.113.1');
    expect([await tryFrom('203.0.113.1'), await tryFrom('203.0.113.1'), await tryFrom('203.0.113.2')]).toEqual(said);
  },
);

it('what is wrong with a request is said with its status, and is no bug in the log', async () => {
  await using web = await openWeb({ secretKeys: [randomBytes(32)] });
  const error = vi.spyOn(web.database.app.log, 'error');
  const form = (body: string): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body,
  });
  const hear = '/sign-in/none/backchannel-logout';
  const statusOf = async (path: string, init?: RequestInit) => (await web.browse(path, init)).status;
  expect(await statusOf(hear, form(`logout_token=${'a'.repeat(30_000)}`))).toBe(413);
  expect(await statusOf(hear, form(Array.from({ length: 11 }, (_, n) => `p${n}=1`).join('&')))).toBe(413);
  expect(await statusOf('/sign-in/%E0%A4%A')).toBe(400);
  expect(error).not.toHaveBeenCalled();
});
