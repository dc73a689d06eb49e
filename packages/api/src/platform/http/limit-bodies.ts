import { TRPCError } from '@trpc/server';
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import type { Request, RequestHandler, Response } from 'express';
import type { Config } from '../process/config.ts';
import { answerRefusal } from './answer-refusal.ts';
import { MailroomError } from './mailroom-error.ts';
import { readText } from './read-body.ts';
import { readForm } from './read-form.ts';
import { toTRPCError } from './trpc.ts';

const refuse = MailroomError.refuser<'InputInvalid' | 'NotSignedIn' | 'ObjectTooLarge' | 'StorageUnavailable'>();

/** More than any screen sends: what is longer is refused before a byte of it is parsed. */
const MAX_JSON_BYTES = 100_000;
/** What a form has beside its file: boundaries and the file's name. */
const FORM_BYTES = 100_000;
/** Each upload is held in memory until it is stored; more of them wait unread on their connections. */
const UPLOADS_AT_ONCE = 4;
const UPLOADS_WAITING = 60;
/** More of a refused body is not even thrown away. A browser sends its file to the end before it listens; nobody sends such JSON. */
const [MAX_UNREAD_FORM_BYTES, MAX_UNREAD_JSON_BYTES] = [500_000_000, 1_000_000];

/** Too long, compressed or in an unknown alphabet: nothing that a page of ours sends. */
const notOurs = (): TRPCError =>
  new TRPCError({ code: 'PAYLOAD_TOO_LARGE', cause: refuse('InputInvalid', { fields: [] }) });

/** Throws away what still comes: who sends does not listen to an answer before. */
const throwAway = (request: Request, most: number): void => {
  let bytes = 0;
  request.on('data', (chunk: Uint8Array) => {
    bytes += chunk.byteLength;
    if (bytes > most) request.destroy();
  });
  request.resume();
};

/** A refusal as it is answered; whatever else went wrong is thrown on. */
const refusalOfBody = (error: unknown): TRPCError => {
  if (error instanceof TRPCError) return error;
  if (error instanceof MailroomError) return toTRPCError(error);
  if (error instanceof BulkheadRejectedError) return toTRPCError(refuse('StorageUnavailable', {}));
  throw error;
};

const whenDone = (response: Response): Promise<void> => new Promise((resolve) => response.once('close', resolve));

const forms = new WeakMap<Request, FormData>();

/** The form that was read from an upload; null for every other request. */
export const formOf = (request: Request): FormData | null => forms.get(request) ?? null;

interface BodyLimits {
  readonly config: Pick<Config, 'maxObjectBytes'>;
  /** Whether a request is that of the procedure which takes a file. */
  isUpload(request: Request): boolean;
  isSignedIn(request: Request): Promise<boolean>;
}

type ReadBody = (...parameters: Parameters<RequestHandler>) => Promise<void>;

/** Reads an upload: of somebody who is signed in, not longer than is received, and not with too many others at once. */
const uploadReader = ({ config: { maxObjectBytes }, isSignedIn }: BodyLimits): ReadBody => {
  const uploads = bulkhead(UPLOADS_AT_ONCE, UPLOADS_WAITING);
  const maxBodyBytes = maxObjectBytes + FORM_BYTES;
  return async (request, response, next) => {
    if (!(await isSignedIn(request))) throw refuse('NotSignedIn', {});
    if (Number(request.headers['content-length'] ?? 0) > maxBodyBytes) {
      throw refuse('ObjectTooLarge', { maxBytes: maxObjectBytes });
    }
    await uploads.execute(async () => {
      // Who waited may have gone.
      if (response.destroyed) return;
      const isOver = whenDone(response);
      forms.set(request, await readForm(request, { maxBodyBytes, maxObjectBytes }));
      next();
      await isOver;
    });
  };
};

const readJson: ReadBody = async (request, _response, next) => {
  // What stands before Express may have read it.
  if (!('body' in request)) {
    Object.assign(request, { body: await readText(request, { maxBytes: MAX_JSON_BYTES, refused: notOurs }) });
  }
  next();
};

/**
 * Bounds what a request may bring before anything of it is parsed: 100 kB, and a file only to the procedure that takes one
 * and only from somebody who is signed in. Parsing a large body holds up everybody, and a stranger could ask for it.
 */
export const limitBodies = (limits: BodyLimits): RequestHandler => {
  const readUpload = uploadReader(limits);
  return async (request, response, next) => {
    if (request.method === 'GET') return next();
    const isForm = request.headers['content-type']?.startsWith('multipart/form-data') ?? false;
    const isUpload = isForm && limits.isUpload(request);
    try {
      await (isUpload ? readUpload : readJson)(request, response, next);
    } catch (error) {
      // Whoever went away meanwhile is answered nothing.
      if (response.destroyed) return;
      throwAway(request, isUpload ? MAX_UNREAD_FORM_BYTES : MAX_UNREAD_JSON_BYTES);
      answerRefusal(response, refusalOfBody(error));
    }
  };
};
