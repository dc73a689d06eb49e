import { TRPCError } from '@trpc/server';
import { getHTTPStatusCodeFromError } from '@trpc/server/http';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';
import { bulkhead } from 'cockatiel';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Config } from './config.ts';
import { MailroomError } from './mailroom-error.ts';
import { refusalOf, toTRPCError } from './trpc.ts';

const refuse = MailroomError.refuser<'InputInvalid' | 'NotSignedIn' | 'ObjectTooLarge' | 'StorageUnavailable'>();

/** More than any screen sends: what is longer is refused before a byte of it is parsed. */
const MAX_JSON_BYTES = 100_000;
/** What a form has beside its file: boundaries and the file's name. */
const FORM_BYTES = 100_000;
/** Each upload is held in memory, a few times over, until it is stored; as many more wait unread on their connections. */
const UPLOADS_AT_ONCE = 4;
const UPLOADS_WAITING = 60;
/** More of a refused upload is not even thrown away. */
const MAX_UNREAD_BYTES = 500_000_000;

/** Answers a refusal as tRPC does, where no procedure was reached. */
const answerRefusal = (response: Response, error: TRPCError): void => {
  const httpStatus = getHTTPStatusCodeFromError(error);
  const refusal = refusalOf(error);
  const data = { code: error.code, httpStatus, refusal, errorId: null };
  const code = TRPC_ERROR_CODES_BY_KEY[error.code];
  response.status(httpStatus).json({ error: { code, message: refusal?.code, data } });
};

/** Too long, compressed or in an unknown alphabet: nothing that a page of ours sends. What is left of it was read off unparsed. */
// oxlint-disable-next-line max-params -- Express knows an error handler by its four parameters.
const answerUnread: ErrorRequestHandler = (error, _request, response, next) => {
  if (!(error instanceof Error && 'type' in error)) return next(error);
  const cause = refuse('InputInvalid', { fields: [] });
  answerRefusal(response, new TRPCError({ code: 'PAYLOAD_TOO_LARGE', cause }));
};

/** Throws away what still comes, because a browser that sends does not listen to the answer. */
const throwAway = (request: Request): void => {
  let bytes = 0;
  request.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > MAX_UNREAD_BYTES) request.destroy();
  });
};

const whenDone = (response: Response): Promise<void> => new Promise((resolve) => response.once('close', resolve));

/** The largest body that tRPC may read: a form with one file. */
export const maxBodyBytes = (config: Pick<Config, 'maxObjectBytes'>): number => config.maxObjectBytes + FORM_BYTES;

interface BodyLimits {
  readonly config: Pick<Config, 'maxObjectBytes'>;
  /** Whether a request is that of the procedure which takes a file. */
  isUpload(request: Request): boolean;
  isSignedIn(request: Request): Promise<boolean>;
}

/** Lets an upload be read: of somebody who is signed in, not longer than is received, and not with too many others at once. */
const admitUpload = ({ config, isSignedIn }: BodyLimits): RequestHandler => {
  const uploads = bulkhead(UPLOADS_AT_ONCE, UPLOADS_WAITING);
  const maxBytes = config.maxObjectBytes;
  return async (request, response, next) => {
    const turnAway = (refusal: TRPCError): void => {
      throwAway(request);
      answerRefusal(response, refusal);
    };
    if (!(await isSignedIn(request))) return turnAway(toTRPCError(refuse('NotSignedIn', {})));
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes(config)) {
      return turnAway(toTRPCError(refuse('ObjectTooLarge', { maxBytes })));
    }
    const read = (): Promise<void> | void => {
      // Who waited may have gone.
      if (request.destroyed) return;
      const isOver = whenDone(response);
      next();
      return isOver;
    };
    await uploads.execute(read).catch(() => turnAway(toTRPCError(refuse('StorageUnavailable', {}))));
  };
};

/**
 * Bounds what a request may bring before anything of it is parsed: 100 kB, and a file only to the procedure that takes one
 * and only from somebody who is signed in. Parsing a large body holds up everybody, and a stranger could ask for it.
 */
export const limitBodies = (limits: BodyLimits): [RequestHandler, ErrorRequestHandler] => {
  const admit = admitUpload(limits);
  const readText = express.text({ type: () => true, limit: MAX_JSON_BYTES, inflate: false });
  return [
    (request, response, next) => {
      const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
      const read = isForm && limits.isUpload(request) ? admit : readText;
      return read(request, response, next);
    },
    answerUnread,
  ];
};
