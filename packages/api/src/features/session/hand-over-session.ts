import type { SessionView } from '@mailroom/contracts';
import type { Context } from '../../platform/process/context.ts';
import { endSession } from './end-session.ts';
import { openSession } from './open-session.ts';
import { sessionView } from './read-session.ts';
import { digestOf } from './session-token.ts';

/** A session that began and has no browser yet. */
export interface BegunSession {
  readonly token: string;
  /** Codes of the facilities that an identity provider's word let the person into; left out where none gave it. */
  readonly admitted?: readonly string[];
}

/** Gives the browser the session that was begun with a token, in place of the one that it had. Null when there is none. */
export const handOverSession = async (
  { app, cookie, visitor }: Pick<Context, 'app' | 'cookie' | 'visitor'>,
  { token, admitted }: BegunSession,
): Promise<SessionView | null> => {
  const session = await openSession(app.orm, token);
  if (!session) return null;
  // A browser has one session: what it could do before, it can do no more.
  if (cookie.token !== null) await endSession(app.orm, digestOf(cookie.token));
  const noted = { browser: visitor?.browser, address: visitor?.address, admitted };
  await app.orm.em.fork().execute('select note_session(?, ?::jsonb)', [session.tokenSha256, JSON.stringify(noted)]);
  cookie.set(token, new Date(session.expiresAt));
  return sessionView(session);
};
