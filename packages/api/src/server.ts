import { existsSync, readFileSync } from 'node:fs';
import { createServer as createHttpServer, type Server } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CONTRACTS_HEADER, FACILITY_HEADER } from '@mailroom/contracts/agreements';
import type { TRPCError } from '@trpc/server';
import { type CreateExpressContextOptions, createExpressMiddleware } from '@trpc/server/adapters/express';
import compression from 'compression';
import express, {
  type ErrorRequestHandler,
  type Express,
  type NextFunction,
  type Request,
  type Response,
} from 'express';
import { serveAuditExport } from './features/audit/index.ts';
import { serveAttachment } from './features/documents/index.ts';
import { servePatientExport } from './features/retention/index.ts';
import { serveSignIn } from './features/session/index.ts';
import { isPassingTrouble } from './platform/database/passing-trouble.ts';
import { admitStreams } from './platform/http/admit-streams.ts';
import { answerForms } from './platform/http/answer-forms.ts';
import { answerWhole } from './platform/http/answer-whole.ts';
import { readContractHashes } from './platform/http/contract-hashes.ts';
import { limitBodies } from './platform/http/limit-bodies.ts';
import { serveContractBook } from './platform/http/serve-contract-book.ts';
import { sessionCookie } from './platform/http/session-cookie.ts';
import { asUnavailable, errorIdOf, refusalOf } from './platform/http/trpc.ts';
import { visitorOf } from './platform/http/visitor.ts';
import { isOwnHost, noStore, sameOriginOnly, securityHeaders, setHeaders } from './platform/http/web-security.ts';
import type { App, Context } from './platform/process/context.ts';
import { serveHealth } from './platform/process/health.ts';
import { runTraced } from './platform/process/trace.ts';
import { appRouter } from './router.ts';
import { servePages, sessionOf } from './serve-pages.ts';

const WEB_CLIENT = fileURLToPath(new URL('../../web-client/dist/client', import.meta.url));

/** Procedures that one request may carry. */
const MAX_BATCH_SIZE = 10;

/** The only procedure that takes more than a screen's worth of JSON. */
const UPLOAD = '/intake.receiveDocument';

const contextOf =
  (app: App) =>
  async ({ req, res, info }: CreateExpressContextOptions): Promise<Context> => {
    const cookie = sessionCookie(req, res, app.config.publicUrl);
    const contractHashes = readContractHashes(req.get(CONTRACTS_HEADER) ?? info.connectionParams?.[CONTRACTS_HEADER]);
    try {
      return {
        app,
        cookie,
        visitor: visitorOf(req, res, app.config.publicUrl),
        session: await sessionOf(app, req),
        contractHashes,
        tabFacility: req.get(FACILITY_HEADER) ?? info.connectionParams?.[FACILITY_HEADER] ?? null,
      };
    } catch (error) {
      throw asUnavailable(error);
    }
  };

const tellBug =
  ({ log }: App) =>
  ({ error, path }: { error: TRPCError; path: string | undefined }): void => {
    const refusal = refusalOf(error);
    if (refusal?.code === 'Unavailable') log.warn({ path, err: error.cause }, 'not available');
    if (refusal || error.code !== 'INTERNAL_SERVER_ERROR') return;
    log.error({ errorId: errorIdOf(error), path, err: error.cause ?? error }, 'bug');
  };

/** Only subscriptions are asked for with GET: everything else may hold a patient's name, and a URL ends in logs. */
const subscriptionsOnlyByGet = (request: Request, response: Response, next: NextFunction): void => {
  // At run time tRPC keeps the procedures of nested routers in one record, under their dotted paths.
  const procedures = appRouter._def.procedures as unknown as Record<string, { _def: { type: string } } | undefined>;
  const isSubscription = procedures[request.path.slice(1)]?._def.type === 'subscription';
  if (request.method === 'POST' || (request.method === 'GET' && isSubscription)) next();
  else response.set('Allow', 'POST').sendStatus(405);
};

const serveWebClient = (server: Express, { config }: App): void => {
  const path = join(WEB_CLIENT, 'index.html');
  if (!existsSync(path)) return;
  const page = readFileSync(path, 'utf8');
  const headers = { ...securityHeaders(config.publicUrl, page), 'Cache-Control': 'no-cache' };
  // Built files carry their content's hash in their name and never change.
  server.use(
    '/assets',
    express.static(join(WEB_CLIENT, 'assets'), { immutable: true, maxAge: '1y', fallthrough: false }),
  );
  server.use(express.static(WEB_CLIENT, { index: false }));
  server.use((request, response, next) => {
    if (!['GET', 'HEAD'].includes(request.method) || !request.accepts('html')) return next();
    response.set(headers).type('html').send(page);
  });
};

const createWhole = (app: App, mount: (whole: Express) => void): Express => {
  const procedures = { router: appRouter, createContext: contextOf(app), onError: tellBug(app) };
  const server = express();
  server.disable('x-powered-by');
  // For `request.ip` alone: the name by which Mailroom is asked stays what PUBLIC_URL says.
  server.set('trust proxy', [...app.config.trustedProxies]);
  server.use((request, _response, next) => runTraced(request.headers['traceparent'], next));
  server.use(setHeaders(securityHeaders(app.config.publicUrl)));
  server.use('/health', serveHealth(app));
  server.use(
    compression({ filter: (request, response) => !isEventStream(response) && compression.filter(request, response) }),
  );
  server.use(
    '/trpc',
    noStore,
    sameOriginOnly,
    subscriptionsOnlyByGet,
    admitStreams(app, (request) => sessionOf(app, request)),
    limitBodies({
      config: app.config,
      isUpload: ({ path }) => path === UPLOAD,
      isSignedIn: async (request) => (await sessionOf(app, request)) !== null,
    }),
    answerWhole,
    answerForms(procedures),
    createExpressMiddleware({ ...procedures, allowMethodOverride: true, maxBatchSize: MAX_BATCH_SIZE }),
  );
  server.get(
    '/attachments/:id',
    noStore,
    sameOriginOnly,
    serveAttachment(app, (request) => sessionOf(app, request)),
  );
  server.get(
    '/documents/:id/patient-export',
    noStore,
    sameOriginOnly,
    servePatientExport(app, (request) => sessionOf(app, request)),
  );
  server.get(
    '/exports/audit.ndjson',
    noStore,
    sameOriginOnly,
    serveAuditExport(app, (request) => sessionOf(app, request)),
  );
  server.get(
    '/contracts{/:chapter}',
    noStore,
    sameOriginOnly,
    serveContractBook((request) => sessionOf(app, request)),
  );
  server.use('/sign-in', serveSignIn(app));
  mount(server);
  serveWebClient(server, app);
  server.use(answerErrors(app));
  return server;
};

/** Express and its parsers say what is wrong with a request: an address that cannot be decoded, a body too large, no such file. */
const requestFaultOf = (error: unknown): number | null => {
  if (error instanceof URIError) return 400;
  const status = error instanceof Error && 'status' in error ? Number(error.status) : 0;
  return status >= 400 && status < 500 ? status : null;
};

/** What goes wrong beside the procedures says no more than whether to try again; Express would print the stack. */
const answerErrors =
  ({ log }: App): ErrorRequestHandler =>
  // oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
  (error, request, response, _next) => {
    const isPassing = isPassingTrouble(error);
    const faultOfRequest = requestFaultOf(error);
    if (isPassing) log.warn({ err: error }, 'not available');
    else if (faultOfRequest === null) log.error({ err: error }, 'bug');
    if (response.headersSent) request.destroy();
    else response.sendStatus(faultOfRequest ?? (isPassing ? 503 : 500));
  };

/**
 * The HTTP face: procedures at `/trpc`, bytes at `/attachments`, the audit as a file at `/exports`, the contract book at `/contracts`, sign-in through
 * identity providers below `/sign-in`, the web client everywhere
 * else. `mount` adds to it.
 */
export const createServer = (app: App, mount: (whole: Express) => void = () => {}): Server => {
  const { publicUrl } = app.config;
  const serve = servePages(app, { maxBatchSize: MAX_BATCH_SIZE, rest: createWhole(app, mount) });
  return createHttpServer((request, response) => {
    if (isOwnHost(request, publicUrl)) serve(request, response);
    else response.writeHead(421, { 'Content-Type': 'text/plain' }).end('Mailroom is not reached by this name.\n');
  });
};

const isEventStream = (response: Response): boolean =>
  String(response.getHeader('Content-Type')).startsWith('text/event-stream');
