import type { App } from '../process/context.ts';
import type { Refuse } from './mailroom-error.ts';

/** More than the tabs that a person has open; each stream asks the database something at every change. */
const MAX_PER_SESSION = 32;

const streams = new WeakMap<App, Map<string, number>>();

/** Whether a session has as many streams in this process as one may have. */
export const hasAllStreams = (app: App, sessionId: string): boolean =>
  (streams.get(app)?.get(sessionId) ?? 0) >= MAX_PER_SESSION;

/**
 * Counts a live stream of a session until it is disposed.
 *
 * @throws MailroomError `TooManyStreams` when the session has as many in this process as one may have.
 */
export const enterStream = (app: App, sessionId: string, refuse: Refuse<'TooManyStreams'>): Disposable => {
  const counts = streams.get(app) ?? new Map<string, number>();
  streams.set(app, counts);
  if (hasAllStreams(app, sessionId)) throw refuse('TooManyStreams', {});
  counts.set(sessionId, (counts.get(sessionId) ?? 0) + 1);
  return {
    [Symbol.dispose]() {
      const left = (counts.get(sessionId) ?? 1) - 1;
      if (left === 0) counts.delete(sessionId);
      else counts.set(sessionId, left);
    },
  };
};
