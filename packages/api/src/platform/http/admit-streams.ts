import type { IncomingMessage } from 'node:http';
import { BulkheadRejectedError, bulkhead } from 'cockatiel';
import type { RequestHandler, Response } from 'express';
import type { App } from '../process/context.ts';
import { answerRefusal } from './answer-refusal.ts';
import type { CurrentSession } from './current-session.ts';
import { MailroomError } from './mailroom-error.ts';
import { hasAllStreams } from './streams.ts';
import { toTRPCError } from './trpc.ts';

const refuse = MailroomError.refuser<'TooManyStreams'>();

/** Opening a stream takes this process some milliseconds: who asks for hundreds at once waits, and nobody else does. */
const OPENED_AT_ONCE = 2;
/** All tabs of a large hospital, when they come back at once. */
const MAX_WAITING = 10_000;

const whenBegun = (response: Response): Promise<void> =>
  new Promise((resolve) => {
    const { write } = response;
    response.once('close', resolve);
    // Hands on what it is given, as what it stands for is called.
    response.write = ((...args: Parameters<typeof write>) => {
      response.write = write;
      resolve();
      return response.write(...args);
    }) as typeof write;
  });

/** Lets streams be opened a few at a time, and refuses those that a session has too many of before anything is made for them. */
export const admitStreams = (
  app: App,
  sessionOf: (request: IncomingMessage) => Promise<CurrentSession | null>,
): RequestHandler => {
  const opening = bulkhead(OPENED_AT_ONCE, MAX_WAITING);
  return async (request, response, next) => {
    if (request.method !== 'GET') return next();
    // The procedure finds the same, and says what is wrong.
    const session = await sessionOf(request).catch(() => null);
    const tooMany = () => toTRPCError(refuse('TooManyStreams', {}));
    const isFull = () => session !== null && hasAllStreams(app, session.sessionId);
    const open = async (): Promise<void> => {
      // Who waited may have gone.
      if (response.destroyed) return;
      if (isFull()) return answerRefusal(response, tooMany());
      const isBegun = whenBegun(response);
      next();
      await isBegun;
    };
    if (isFull()) answerRefusal(response, tooMany());
    else
      await opening.execute(open).catch((error: unknown) => {
        if (!(error instanceof BulkheadRejectedError)) throw error;
        answerRefusal(response, tooMany());
      });
  };
};
