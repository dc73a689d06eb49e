import type { IncomingMessage } from 'node:http';
import type { Request, Response } from 'express';
import type { SessionCookie } from './context.ts';

const NAME = 'mailroom_session';

/** The token that a request's cookie carries, or null. */
export const sessionToken = (request: IncomingMessage): string | null => {
  for (const pair of (request.headers.cookie ?? '').split(';')) {
    const [name, value] = pair.trim().split('=');
    if (name === NAME && value) return value;
  }
  return null;
};

/** The session's cookie: out of reach of scripts, not sent by other sites, over TLS only where Mailroom is served so. */
export const sessionCookie = (request: Request, response: Response, publicUrl: string | null): SessionCookie => {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: publicUrl?.startsWith('https:') ?? false,
  } as const;
  return {
    token: sessionToken(request),
    set: (token, expires) => {
      response.cookie(NAME, token, { ...options, expires });
    },
    clear: () => {
      response.clearCookie(NAME, options);
    },
  };
};
