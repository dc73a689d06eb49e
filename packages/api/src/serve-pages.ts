import { gzipSync } from 'node:zlib';
import express, { type NextFunction, type Request, type RequestHandler, type Response } from 'express';
import { LRUCache } from 'lru-cache';
import { openSession } from './features/session/index.ts';
import type { App } from './platform/context.ts';
import { CONTRACTS_HEADER, isCallUnderstood, readContractHashes } from './platform/contract-hashes.ts';
import type { CurrentSession } from './platform/current-session.ts';
import { sessionToken } from './platform/session-cookie.ts';

/** Their answers depend on facility, rights, input and the worklist's version, and on nothing else. */
const PAGES = new Set(['worklist.listWorklist', 'worklist.countByStatus', 'worklist.listFilterOptions']);

/** Said with each page: whose it is and of which version. A client that holds the page sends it back. */
const VERSION_HEADER = 'Mailroom-Version';
const HOLDS_HEADER = 'mailroom-holds';

const MAX_BODY = '100kb';
/** Smaller answers gain nothing by compression. */
const MIN_COMPRESSED_BYTES = 1024;

/** An answer as it went out, and the version of the worklist that it shows. */
interface KeptPage {
  readonly version: string;
  readonly bytes: Uint8Array;
  compressed: Uint8Array | null;
}

const isOfPages = ({ method, path }: Request): boolean =>
  method === 'POST' &&
  path
    .slice(1)
    .split(',')
    .every((procedure) => PAGES.has(procedure));

const send = (request: Request, response: Response, page: KeptPage): void => {
  const isCompressed =
    page.bytes.length >= MIN_COMPRESSED_BYTES && /\bgzip\b/.test(request.get('accept-encoding') ?? '');
  if (isCompressed) page.compressed ??= gzipSync(page.bytes);
  const bytes = (isCompressed && page.compressed) || page.bytes;
  response.writeHead(200, {
    'Content-Type': 'application/json',
    'Content-Length': bytes.length,
    Vary: 'Accept-Encoding',
    ...(isCompressed && { 'Content-Encoding': 'gzip' }),
  });
  response.end(bytes);
};

/** What is kept is for clients that understand it; the others are refused where procedures are called. */
const isUnderstood = (request: Request): boolean => {
  const hashes = readContractHashes(request.get(CONTRACTS_HEADER));
  return request.path
    .slice(1)
    .split(',')
    .every((procedure, index) => isCallUnderstood(procedure, hashes[index]));
};

/** Calls back with what was answered. `answerWhole` gives it in one piece. */
const capture = (response: Response, keep: (bytes: Uint8Array) => void): void => {
  const { end } = response;
  // Node's overloads: what is looked at is passed on as it came.
  response.end = ((...args: Parameters<typeof end>) => {
    const whole: unknown = args[0];
    if (response.statusCode === 200 && whole instanceof Uint8Array) keep(whole);
    return end.apply(response, args);
  }) as typeof end;
};

const sessions = new WeakMap<Request, Promise<CurrentSession | null>>();

/** The session of a request, looked up once. */
export const sessionOf = (app: App, request: Request): Promise<CurrentSession | null> => {
  const known = sessions.get(request);
  if (known) return known;
  const token = sessionToken(request);
  const opening = token === null ? Promise.resolve(null) : openSession(app.orm, token);
  sessions.set(request, opening);
  return opening;
};

interface Pages {
  /** Answers in the order of their last use, so many bytes of them. */
  readonly kept: LRUCache<string, KeptPage>;
  /** Pages that are being made, so that whoever asks for the same one waits for it. */
  readonly underWay: Map<string, Promise<void>>;
}

const makeOnce = async ({ kept, underWay }: Pages, key: string, version: string): Promise<KeptPage | (() => void)> => {
  const flight = `${version} ${key}`;
  for (let other = underWay.get(flight); other; other = underWay.get(flight)) {
    await other;
    const page = kept.get(key);
    if (page?.version === version) return page;
  }
  const { promise, resolve } = Promise.withResolvers<void>();
  underWay.set(flight, promise);
  return () => {
    underWay.delete(flight);
    resolve();
  };
};

/**
 * Answers with pages that were made before, validated and never timed: each request looks up its session and with it the
 * version of the facility's worklist, and gets what is kept under that very version, or has it made.
 */
export const servePages = (app: App): RequestHandler[] => {
  const { pageCacheBytes } = app.config;
  if (pageCacheBytes === 0) return [];
  const pages: Pages = {
    kept: new LRUCache({ maxSize: pageCacheBytes, sizeCalculation: ({ bytes }) => 2 * bytes.length + 1 }),
    underWay: new Map(),
  };
  const readBody = express.text({ type: () => true, limit: MAX_BODY });

  const serve = async (request: Request, response: Response, next: NextFunction): Promise<void> => {
    const session = await sessionOf(app, request).catch(() => null);
    if (!session) return next();
    const { facilityId, role, worklistVersion: version } = session;
    const told = `${facilityId} ${role} ${version}`;
    response.setHeader(VERSION_HEADER, told);
    if (request.get(HOLDS_HEADER) === told) return void response.writeHead(204).end();
    const key = JSON.stringify([facilityId, role, request.url, request.body]);
    const known = pages.kept.get(key);
    if (known?.version === version) return send(request, response, known);
    const made = await makeOnce(pages, key, version);
    if (typeof made !== 'function') return send(request, response, made);
    response.once('close', made);
    const shared = await app.sharedPages?.find(key, version);
    const keep = (bytes: Uint8Array): KeptPage => {
      const page = { version, bytes, compressed: null };
      pages.kept.set(key, page);
      return page;
    };
    if (shared) return send(request, response, keep(shared));
    capture(response, (bytes) => {
      keep(bytes);
      app.sharedPages?.keep(key, version, bytes);
    });
    next();
  };

  const onPagesOnly =
    (handle: RequestHandler): RequestHandler =>
    (request, response, next) =>
      isOfPages(request) && isUnderstood(request) ? handle(request, response, next) : next();
  return [onPagesOnly(readBody), onPagesOnly(serve)];
};
