import { createHash } from 'node:crypto';
import { type IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** The scripts that stand in a page itself, each as the policy names it (CSP Level 3, `hash-source`). */
const scriptDigests = (html: string): string[] =>
  [...html.matchAll(/<script>(.*?)<\/script>/gs)].map(
    ([, script = '']) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );

/** Only what Mailroom itself serves may run or be shown; PDF pages and embedded images come as blobs. */
const protect = (publicUrl: string | null, html: string) =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'", ...scriptDigests(html)],
        // The component library sets sizes and colours as inline styles.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'blob:', 'data:'],
        workerSrc: ["'self'", 'blob:'],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    strictTransportSecurity: publicUrl?.startsWith('https:') ?? false,
    referrerPolicy: { policy: 'same-origin' },
  });

/**
 * The headers of every answer, or of the page `html`, whose own scripts may run. They depend on no request, so that they are
 * asked for once.
 */
export const securityHeaders = (publicUrl: string | null, html = ''): Readonly<Record<string, string>> => {
  const answer = new ServerResponse(new IncomingMessage(new Socket()));
  protect(publicUrl, html)(answer.req, answer, () => {});
  return Object.fromEntries(answer.getHeaderNames().map((name) => [name, String(answer.getHeader(name))]));
};

export const setHeaders =
  (headers: Readonly<Record<string, string>>): RequestHandler =>
  (_request, response, next) => {
    for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
    next();
  };

/** Patient data stays out of every cache. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

/** Whether a page of ours made the request, or what is not a browser. */
export const isOwnOrigin = (headers: IncomingHttpHeaders): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // A browser too old for Fetch Metadata still names its origin with a POST; what is not a browser has no cookie to steal.
  return headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host;
};

/**
 * Whether a request names the host that people reach Mailroom at. Another name may be a stranger's that leads to this address
 * (DNS rebinding), or a proxy that does not say what it was asked for. Probes of `/health` come by any name.
 */
export const isOwnHost = ({ headers, url = '' }: IncomingMessage, publicUrl: string | null): boolean =>
  publicUrl === null || headers.host === new URL(publicUrl).host || /^\/health(?:\/|$)/.test(url);

/** Refuses requests that another site made with the user's cookie. */
export const sameOriginOnly = (request: Request, response: Response, next: NextFunction): void => {
  if (isOwnOrigin(request.headers)) next();
  else response.sendStatus(403);
};
