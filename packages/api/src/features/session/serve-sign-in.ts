import { toReturnPath } from '@mailroom/contracts/agreements';
import { type BulkheadPolicy, bulkhead } from 'cockatiel';
import express, { type Request, type RequestHandler, type Router } from 'express';
import * as oidc from 'openid-client';
import { sessionCookie } from '../../platform/http/session-cookie.ts';
import { visitorOf } from '../../platform/http/visitor.ts';
import { noStore, sameOriginOnly } from '../../platform/http/web-security.ts';
import type { App } from '../../platform/process/context.ts';
import { finishSignIn } from './finish-sign-in.ts';
import { type BegunSession, handOverSession } from './hand-over-session.ts';
import { hearLogout } from './hear-logout.ts';
import { type OpenedProvider, openProviders } from './open-provider.ts';
import { type PendingSignIn, pendingCookie } from './pending-sign-in.ts';
import { callbackAddress, signInAddress, signOutAddress } from './provider-addresses.ts';
import { isOutage, problemOf, sayProblem } from './sign-in-problem.ts';

/** What asks a provider at the same time: it may be slow, and strangers may begin a sign-in. */
const AT_ONCE = 20;
const WAITING = 60;

/** What every step of a sign-in needs. */
interface Desk {
  readonly app: App;
  readonly asking: BulkheadPolicy;
  readonly pendingSignIn: ReturnType<typeof pendingCookie>;
  /** Null: there is no such provider. */
  open(code: string): Promise<OpenedProvider | null>;
}

/** Where people reach Mailroom, as the provider knows it. */
const baseOf = ({ config }: App, { headers, protocol }: Request): string =>
  config.publicUrl ?? `${protocol}://${headers.host}`;

const codeOf = (request: Request): string => String(request.params['provider']);

const newPending = (provider: string, returnPath: unknown): PendingSignIn => ({
  provider,
  state: oidc.randomState(),
  nonce: oidc.randomNonce(),
  verifier: oidc.randomPKCECodeVerifier(),
  returnPath: toReturnPath(returnPath),
  startedAt: Date.now(),
});

const begin =
  ({ app, asking, open, pendingSignIn }: Desk): RequestHandler =>
  async (request, response, next) => {
    const pending = newPending(codeOf(request), request.query['return']);
    try {
      const provider = await asking.execute(() => open(pending.provider));
      if (!provider) return next();
      const address = await signInAddress(provider, baseOf(app, request), pending);
      pendingSignIn.keep(response, pending);
      response.redirect(303, address.href);
    } catch (error) {
      app.log.error({ provider: pending.provider, err: error }, 'an identity provider cannot be asked');
      sayProblem(response, 'provider-unavailable', pending.returnPath);
    }
  };

/** The session that a provider's answer begins; null where there is no such provider. */
const sessionFor = (desk: Desk, request: Request, pending: PendingSignIn): Promise<BegunSession | null> => {
  const { app, asking, open } = desk;
  const url = callbackAddress(baseOf(app, request), pending.provider);
  url.search = new URL(request.originalUrl, url).search;
  return asking.execute(async () => {
    const provider = await open(pending.provider);
    return provider && finishSignIn(app, provider, { url, pending });
  });
};

const finish =
  (desk: Desk): RequestHandler =>
  async (request, response, next) => {
    const { config, log } = desk.app;
    const pending = desk.pendingSignIn.take(request, response);
    if (pending?.provider !== codeOf(request) || pending.state !== request.query['state']) {
      return sayProblem(response, 'sign-in-expired', pending?.returnPath);
    }
    try {
      const begun = await sessionFor(desk, request, pending);
      if (begun === null) return next();
      const cookie = sessionCookie(request, response, config.publicUrl);
      const visitor = visitorOf(request, response, config.publicUrl);
      await handOverSession({ app: desk.app, cookie, visitor }, begun);
      response.redirect(303, pending.returnPath);
    } catch (error) {
      const problem = problemOf(error);
      log.warn({ provider: pending.provider, problem, err: error }, 'a sign-in did not come about');
      sayProblem(response, problem, pending.returnPath);
    }
  };

/** After signing out here: signs out at the provider, where the session came from one that offers it. */
const leave =
  ({ app, open }: Desk): RequestHandler =>
  async (request, response) => {
    const code = sessionCookie(request, response, app.config.publicUrl).takeLeaving();
    // Who has signed out here is on the sign-in page, also where their provider is away.
    const provider = code === null ? null : await open(code).catch(() => null);
    const address = provider && signOutAddress(provider, baseOf(app, request));
    response.redirect(303, address?.href ?? '/sign-in');
  };

const hear =
  ({ app, asking, open }: Desk): RequestHandler =>
  async (request, response, next) => {
    const code = codeOf(request);
    try {
      const provider = await asking.execute(() => open(code));
      if (!provider) return next();
      // Express parses a form of which nothing is known; none at all is undefined.
      const { logout_token: token } = (request.body ?? {}) as { readonly logout_token?: unknown };
      const ended = await hearLogout(app, provider, String(token));
      app.log.info({ provider: code, ended }, 'an identity provider signed somebody out');
      response.sendStatus(200);
    } catch (error) {
      const isAway = isOutage(error);
      app.log.warn({ provider: code, err: error }, 'a logout token was not heard');
      response.status(isAway ? 503 : 400).json({ error: isAway ? 'temporarily_unavailable' : 'invalid_request' });
    }
  };

/**
 * Signing in through an identity provider: `/sign-in/<provider>` leads there and its `callback` takes the answer; `/sign-in/leave` signs
 * out there too; by `backchannel-logout` the provider says that somebody has gone.
 */
export const serveSignIn = (app: App): Router => {
  const { secretKeys, publicUrl } = app.config;
  const router = express.Router();
  // No provider can be set up without.
  if (secretKeys === null) return router;
  const desk: Desk = {
    app,
    asking: bulkhead(AT_ONCE, WAITING),
    pendingSignIn: pendingCookie(secretKeys, publicUrl),
    open: openProviders(app),
  };
  const readForm = express.urlencoded({ extended: false, limit: '20kb', parameterLimit: 10 });
  router.use(noStore);
  router.get('/leave', sameOriginOnly, leave(desk));
  router.get('/:provider', begin(desk));
  router.get('/:provider/callback', finish(desk));
  router.post('/:provider/backchannel-logout', readForm, hear(desk));
  return router;
};
