import type { IncomingMessage } from 'node:http';
import { LEAVING_COOKIE } from '@mailroom/contracts/agreements';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { SessionCookie } from '../process/context.ts';

/** Under this prefix a browser takes the cookie from us alone: with TLS, for every path, from no other host (RFC 6265bis, §4.1.3.2). */
const isSecure = (publicUrl: string | null): boolean => publicUrl?.startsWith('https:') ?? false;
const nameOf = (publicUrl: string | null): string =>
  isSecure(publicUrl) ? '__Host-mailroom_session' : 'mailroom_session';

/** The page goes on at once. */
const LEAVING_MILLISECONDS = 60_000;

/** The token that a request's cookie carries, or null. */
export const sessionToken = ({ headers: { cookie } }: IncomingMessage, publicUrl: string | null): string | null =>
  (cookie !== undefined && parseCookie(cookie)[nameOf(publicUrl)]) || null;

/** The session's cookie: out of reach of scripts, not sent by other sites, over TLS only where Mailroom is served so. */
export const sessionCookie = (request: Request, response: Response, publicUrl: string | null): SessionCookie => {
  const options = {
    httpOnly: true,
    sameSite: 'lax',
    path: '/',
    secure: isSecure(publicUrl),
  } as const;
  return {
    token: sessionToken(request, publicUrl),
    set: (token, expires) => {
      response.cookie(nameOf(publicUrl), token, { ...options, expires });
    },
    clear: () => {
      response.clearCookie(nameOf(publicUrl), options);
    },
    // The page reads that it is there.
    leaveBy: (provider) => {
      response.cookie(LEAVING_COOKIE, provider, { ...options, httpOnly: false, maxAge: LEAVING_MILLISECONDS });
    },
    takeLeaving: () => {
      response.clearCookie(LEAVING_COOKIE, options);
      return parseCookie(request.headers.cookie ?? '')[LEAVING_COOKIE] ?? null;
    },
  };
};
