import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import { HOLDS_HEADER, VERSION_HEADER } from '@mailroom/contracts/agreements';
import { CursorRefused } from '@mailroom/load-plan';
import { digestOf, openSession, runAsSession } from './features/session/index.ts';
import { worklistPages } from './features/worklist/index.ts';
import { noteListSeen } from './platform/audit/lists-seen.ts';
import { runAll } from './platform/database/statement.ts';
import { type KeptPage, type KeptPages, openKeptPages } from './platform/fast-answers/kept-pages.ts';
import { makePage, type ReadiedPage, type Run, readyPage } from './platform/fast-answers/make-page.ts';
import { type PageCalls, pageCallsReader } from './platform/fast-answers/page-calls.ts';
import { maySeePages } from './platform/fast-answers/page-query.ts';
import type { CurrentSession } from './platform/http/current-session.ts';
import { judgeTab, tabOf } from './platform/http/judge-tab.ts';
import { sessionToken } from './platform/http/session-cookie.ts';
import { securityHeaders } from './platform/http/web-security.ts';
import type { App } from './platform/process/context.ts';

/** That somebody looks at the list is told in the audit; counts alone show no document. */
const LIST: keyof typeof worklistPages = 'worklist.listWorklist';

/** Smaller answers gain nothing by compression. */
const MIN_COMPRESSED_BYTES = 1024;

/** A page of twenty rows is compressed sooner than another thread is told to: measured, a tenth of the throughput. */
const MAX_COMPRESSED_HERE_BYTES = 32_768;
const gzipBeside = promisify(gzip);
const compress = (bytes: Buffer): Buffer | Promise<Buffer> =>
  bytes.length <= MAX_COMPRESSED_HERE_BYTES ? gzipSync(bytes) : gzipBeside(bytes);

const sessions = new WeakMap<IncomingMessage, Promise<CurrentSession | null>>();

/** The session of a request, looked up once. */
export const sessionOf = (app: App, request: IncomingMessage): Promise<CurrentSession | null> => {
  const known = sessions.get(request);
  if (known) return known;
  const token = sessionToken(request, app.config.publicUrl);
  const opening = token === null ? Promise.resolve(null) : openSession(app.orm, token);
  sessions.set(request, opening);
  return opening;
};

/** Of a request whose length is known and small (`isPlain`): for that, and for speed, it stays apart from `read-body.ts`. */
const readBody = (request: IncomingMessage): Promise<string> =>
  new Promise((resolve, reject) => {
    let body = '';
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      body += chunk;
    });
    request.once('end', () => resolve(body));
    request.once('error', reject);
  });

/** A request for pages. */
interface Called {
  readonly request: IncomingMessage;
  readonly token: string;
  readonly calls: PageCalls;
}

/** A request for pages whose body was read, too. */
interface PageRequest {
  readonly request: IncomingMessage;
  readonly token: string;
  readonly readied: ReadiedPage;
}

/** A page as it was made or as it is kept, and its version, where versions are kept. */
interface Answer {
  /** Null where the client holds it. */
  readonly page: string | KeptPage | null;
  /** Works as an ETag for POST: the client sends it back in `mailroom-holds`. Null where versions are not kept. */
  readonly etag: string | null;
  /** Made for this request, kept from another one, or held by the client. */
  readonly outcome: 'answered' | 'kept' | 'held';
  /** Null where it is not known: the session's own. */
  readonly facilityId: string | null;
}

/** Session, tenancy and page in one round trip. */
const answerAlone = async (app: App, { request, readied, token }: PageRequest): Promise<Answer | null> => {
  const tab = tabOf(request.headers);
  const run: Run = (statements) =>
    runAsSession(
      app.orm,
      { token, maySee: (entered) => maySeePages(entered.role) && judgeTab(entered, tab) === null },
      statements,
    );
  const page = await makePage(app, readied, run);
  return page === null ? null : { page, etag: null, outcome: 'answered', facilityId: null };
};

/** A page is given again only under the version of the worklist that the request's own look-up of its session found. */
const answerKept = async (app: App, pages: KeptPages, asked: PageRequest): Promise<Answer | null> => {
  const { request, readied } = asked;
  const session = await sessionOf(app, request);
  if (!session || !maySeePages(session.role) || judgeTab(session, tabOf(request.headers)) !== null) return null;
  const { facilityId, role, worklistVersion: version } = session;
  const etag = `${facilityId} ${role} ${version}`;
  if (request.headers[HOLDS_HEADER] === etag) return { page: null, etag, outcome: 'held', facilityId };
  const run: Run = (statements) => runAll(app.orm, facilityId, statements);
  let outcome: Answer['outcome'] = 'kept';
  const page = await pages.find(`${facilityId} ${role} ${readied.key}`, version, () => {
    outcome = 'answered';
    return makePage(app, readied, run);
  });
  return page && { page, etag, outcome, facilityId };
};

const isCompressed = ({ headers }: IncomingMessage, bytes: number): boolean =>
  bytes >= MIN_COMPRESSED_BYTES && /\bgzip\b/.test(headers['accept-encoding'] ?? '');

/** What goes out of a page. Text leaves in one piece with its headers. */
interface Content {
  readonly content: string | Uint8Array;
  readonly bytes: number;
  readonly encoding: 'utf8' | 'latin1';
  readonly isGzip: boolean;
}

const contentOf = async (request: IncomingMessage, page: string | KeptPage): Promise<Content> => {
  const isKept = typeof page !== 'string';
  const [content, encoding] = isKept ? ([page.bytes, 'latin1'] as const) : ([page, 'utf8'] as const);
  if (!isCompressed(request, content.length)) {
    return { content, encoding, bytes: Buffer.byteLength(content, encoding), isGzip: false };
  }
  const compressed = (isKept && page.compressed) || (await compress(Buffer.from(content, encoding)));
  if (isKept) page.compressed = compressed;
  return { content: compressed, encoding, bytes: compressed.length, isGzip: true };
};

/** Of an answer that goes out before Express sets any. */
const headersOf = (app: App): readonly string[] =>
  Object.entries({
    ...securityHeaders(app.config.publicUrl),
    'Cache-Control': 'no-store',
    'Content-Type': 'application/json',
    Vary: 'trpc-accept, Accept-Encoding',
  }).flat();

const sender =
  (always: readonly string[]) =>
  async (request: IncomingMessage, response: ServerResponse, { page, etag }: Answer): Promise<void> => {
    const version = etag === null ? [] : [VERSION_HEADER, etag];
    if (page === null) {
      response.writeHead(204, [...always, ...version]).end();
      return;
    }
    const { content, bytes, encoding, isGzip } = await contentOf(request, page);
    const compression = isGzip ? ['Content-Encoding', 'gzip'] : [];
    const length = ['Content-Length', String(bytes)];
    response.writeHead(200, [...always, ...version, ...compression, ...length]).end(content, encoding);
  };

/** Procedures answer instead, and say what a request is refused for; whatever else went wrong here is seen in the log only. */
const tellFailure = ({ log, metrics }: App, { calls }: PageCalls, error: unknown): null => {
  if (error instanceof SyntaxError || error instanceof CursorRefused) return null;
  for (const { path } of calls) metrics.pageFailures.inc({ path });
  log.error({ err: error, paths: calls.map(({ path }) => path) }, 'a page failed; its procedures answer');
  return null;
};

interface Served {
  readonly maxBatchSize: number;
  /** Answers everything else, and what is refused or goes wrong. */
  readonly rest: RequestListener;
}

/**
 * Answers what the list's screen asks for again and again before Express and tRPC: the same contracts, session, budgets and
 * bytes, at a fifth of Node's time. It answers and never refuses: whatever is not plainly a page goes on to the procedures.
 *
 * Pages are kept, validated and never timed: each request looks up its session, and with it the version of the facility's
 * worklist, and gets what is kept under that very version, or has it made.
 */
export const servePages = (app: App, { maxBatchSize, rest }: Served): RequestListener => {
  const { pageCacheBytes } = app.config;
  const pages = pageCacheBytes === 0 ? null : openKeptPages(pageCacheBytes, app.sharedPages);
  const readCalls = pageCallsReader(worklistPages, maxBatchSize);
  const send = sender(headersOf(app));

  const answerTo = async ({ request, calls, token }: Called, body: string): Promise<Answer | null> => {
    const readied = readyPage(app.orm, calls, body);
    if (readied === null) return null;
    const asked = { request, token, readied };
    const stops = readied.calls.map(({ path }) => app.metrics.callDuration.startTimer({ path }));
    const answer = await (pages ? answerKept(app, pages, asked) : answerAlone(app, asked));
    if (answer === null) return null;
    for (const stop of stops) stop({ outcome: answer.outcome });
    if (readied.calls.some(({ path }) => path === LIST)) {
      noteListSeen(app, { tokenSha256: digestOf(token), facilityId: answer.facilityId });
    }
    return answer;
  };

  const serve = async (called: Called, response: ServerResponse): Promise<void> => {
    const { request } = called;
    const body = await readBody(request);
    const answer = await answerTo(called, body).catch((error: unknown) => tellFailure(app, called.calls, error));
    if (answer) await send(request, response, answer);
    // The body was read: it is handed on as body parsers do.
    else rest(Object.assign(request, { body }), response);
  };

  return (request, response) => {
    const calls = readCalls(request);
    const token = calls && sessionToken(request, app.config.publicUrl);
    if (!calls || token === null) rest(request, response);
    else {
      serve({ request, calls, token }, response).catch((error: unknown) => {
        // A client that goes away while it asks is answered nothing.
        if (!request.destroyed) tellFailure(app, calls, error);
        response.destroy();
      });
    }
  };
};
