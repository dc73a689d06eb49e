import * as oidc from 'openid-client';
import type { App } from '../../platform/process/context.ts';
import { type AdmittedPerson, admitPerson, type Claims } from './admit-person.rules.ts';
import type { BegunSession } from './hand-over-session.ts';
import type { OpenedProvider } from './open-provider.ts';
import type { PendingSignIn } from './pending-sign-in.ts';
import { digestOf, newToken } from './session-token.ts';
import { SignInRefused } from './sign-in-problem.ts';

/** The claims of the ID token; what the userinfo endpoint says besides comes after them. */
const readClaims = async (provider: OpenedProvider, url: URL, pending: PendingSignIn): Promise<Claims> => {
  const { client, issuer, asksUserInfo } = provider;
  const tokens = await oidc.authorizationCodeGrant(client, url, {
    expectedState: pending.state,
    expectedNonce: pending.nonce,
    pkceCodeVerifier: pending.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  // A provider of many tenants signs for each of them: this one was set up, and no other.
  if (claims?.iss !== issuer) throw new SignInRefused('sign-in-refused');
  return asksUserInfo ? { ...(await oidc.fetchUserInfo(client, tokens.access_token, claims.sub)), ...claims } : claims;
};

interface Begun {
  readonly person: AdmittedPerson;
  readonly sid: unknown;
}

/** Makes of the claims a person, what they are where, and a session. @returns its token, or null: they are let in nowhere. */
const beginSession = async (app: App, { code }: OpenedProvider, { person, sid }: Begun): Promise<string | null> => {
  const token = newToken();
  const word = {
    provider: code,
    subject: person.subject,
    name: person.name,
    sid: typeof sid === 'string' && sid.length <= 255 ? sid : null,
    admitted: person.admitted,
    kept: person.tooWeak,
  };
  const [begun] = await app.orm.em
    .fork()
    .execute<{ is_begun: boolean }[]>('select begin_provider_session(?::jsonb, ?, ?) as is_begun', [
      JSON.stringify(word),
      digestOf(token),
      app.config.sessionHours,
    ]);
  return begun?.is_begun ? token : null;
};

/**
 * Takes a provider's answer and begins the session of whoever its rules name.
 *
 * @returns the session's token, and where the person is let in
 * @throws SignInRefused, and whatever openid-client says of an answer that is none
 */
export const finishSignIn = async (
  app: App,
  provider: OpenedProvider,
  { url, pending }: { url: URL; pending: PendingSignIn },
): Promise<BegunSession> => {
  const claims = await readClaims(provider, url, pending);
  const person = admitPerson(claims, provider.facilities);
  if (!person) throw new SignInRefused('sign-in-refused');
  // Also where nobody is let in: what a rule gave before and gives no more is taken away.
  const token = await beginSession(app, provider, { person, sid: claims['sid'] });
  if (token === null) throw new SignInRefused(person.tooWeak.length > 0 ? 'second-factor-missing' : 'not-admitted');
  return { token, admitted: person.admitted.map(({ facility }) => facility) };
};
