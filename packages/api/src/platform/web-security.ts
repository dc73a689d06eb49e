import type { NextFunction, Request, RequestHandler, Response } from 'express';
import helmet from 'helmet';

/** Only what Mailroom itself serves may run or be shown; PDF pages and embedded images come as blobs. */
export const securityHeaders = (publicUrl: string | null): RequestHandler => {
  const isTls = publicUrl?.startsWith('https:') ?? false;
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
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
    strictTransportSecurity: isTls,
    referrerPolicy: { policy: 'same-origin' },
  });
};

/** Patient data stays out of every cache. */
export const noStore: RequestHandler = (_request, response, next) => {
  response.setHeader('Cache-Control', 'no-store');
  next();
};

const isOwnOrigin = ({ headers }: Request): boolean => {
  const site = headers['sec-fetch-site'];
  if (site !== undefined) return site === 'same-origin' || site === 'none';
  // A browser too old for Fetch Metadata still names its origin with a POST; what is not a browser has no cookie to steal.
  return headers.origin === undefined || URL.parse(headers.origin)?.host === headers.host;
};

/** Refuses requests that another site made with the user's cookie. */
export const sameOriginOnly = (request: Request, response: Response, next: NextFunction): void => {
  if (isOwnOrigin(request)) next();
  else response.sendStatus(403);
};
