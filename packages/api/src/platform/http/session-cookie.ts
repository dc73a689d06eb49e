import type { IncomingMessage } from 'node:http';
import { LEAVING_COOKIE } from '@mailroom/contracts/agreements';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { SessionCookie } from '../process/context.ts';
import { type Site, siteCookie } from './site.ts';

const NAME = 'mailroom_session';

/** The page goes on at once. */
const LEAVING_MILLISECONDS = 60_000;

/** The token that a request's cookie carries, or null. */
export const sessionToken = ({ headers: { cookie } }: IncomingMessage, site: Site): string | null =>
  (cookie !== undefined && parseCookie(cookie)[siteCookie(site, NAME).name]) || null;

/** The session's cookie. */
export const sessionCookie = (request: Request, response: Response, site: Site): SessionCookie => {
  const { name, options } = siteCookie(site, NAME);
  return {
    token: sessionToken(request, site),
    set: (token, expires) => {
      response.cookie(name, token, { ...options, expires });
    },
    clear: () => {
      response.clearCookie(name, options);
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
