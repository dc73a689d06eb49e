import Bowser from 'bowser';
import { parseCookie } from 'cookie';
import type { Request, Response } from 'express';
import type { Visitor } from '../process/context.ts';

const COOKIE = 'mailroom_device';
/** As long as browsers keep a cookie at most (RFC 6265bis, §5.5). */
const KEPT_FOR_MILLISECONDS = 400 * 86_400_000;
/** A computer of a ward is shared; whoever signed in longest ago is forgotten. */
const MAX_PEOPLE = 12;

const MAX_USER_AGENT = 500;
const MAX_BROWSER = 100;

/** The family only: a version would tell more than a person needs to know their own browsers apart. */
const browserOf = (userAgent: string | undefined): string | null => {
  if (userAgent === undefined) return null;
  const { browser, os } = Bowser.parse(userAgent.slice(0, MAX_USER_AGENT));
  const families = [browser.name, os.name].filter(Boolean);
  return families.length === 0 ? null : families.join(' · ').slice(0, MAX_BROWSER);
};

/** Who asks, before anybody is signed in. What the cookie holds opens nothing. */
export const visitorOf = (request: Request, response: Response, publicUrl: string | null): Visitor => {
  const { [COOKIE]: held = '' } = parseCookie(request.headers.cookie ?? '');
  const deviceTokens = held.split('.').filter(Boolean).slice(0, MAX_PEOPLE);
  return {
    address: request.ip ?? '',
    deviceTokens,
    get browser() {
      return browserOf(request.get('user-agent'));
    },
    keepDevice(token) {
      const kept = [token, ...deviceTokens.filter((one) => one !== token)].slice(0, MAX_PEOPLE);
      response.cookie(COOKIE, kept.join('.'), {
        httpOnly: true,
        sameSite: 'strict',
        path: '/trpc',
        secure: publicUrl?.startsWith('https:') ?? false,
        maxAge: KEPT_FOR_MILLISECONDS,
      });
    },
  };
};
