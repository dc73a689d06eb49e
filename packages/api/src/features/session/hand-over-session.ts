import type { SessionView } from '@mailroom/contracts';
import type { Context } from '../../platform/process/context.ts';
import { endSession } from './end-session.ts';
import { openSession } from './open-session.ts';
import { sessionView } from './read-session.ts';
import { digestOf } from './session-token.ts';

/** Gives the browser the session that was begun with a token, in place of the one that it had. Null when there is none. */
export const handOverSession = async ({ app, cookie }: Context, token: string): Promise<SessionView | null> => {
  const session = await openSession(app.orm, token);
  if (!session) return null;
  // A browser has one session: what it could do before, it can do no more.
  if (cookie.token !== null) await endSession(app.orm, digestOf(cookie.token));
  cookie.set(token, new Date(Date.now() + app.config.sessionHours * 3_600_000));
  return sessionView(session);
};
