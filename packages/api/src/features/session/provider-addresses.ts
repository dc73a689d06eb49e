import * as oidc from 'openid-client';
import type { OpenedProvider } from './open-provider.ts';
import type { PendingSignIn } from './pending-sign-in.ts';

/** Where a provider answers to. Each has an address of its own, so that none passes its answer off as another's (RFC 9700, §4.4.2.2). */
export const callbackAddress = (base: string, code: string): URL => new URL(`${base}/sign-in/${code}/callback`);

/** The provider's own address, with everything in it that its answer is held against. */
export const signInAddress = async (provider: OpenedProvider, base: string, pending: PendingSignIn): Promise<URL> => {
  const acr = new Set(provider.facilities.flatMap(({ acrOneOf }) => acrOneOf));
  return oidc.buildAuthorizationUrl(provider.client, {
    redirect_uri: callbackAddress(base, provider.code).href,
    scope: provider.scopes.join(' '),
    code_challenge: await oidc.calculatePKCECodeChallenge(pending.verifier),
    code_challenge_method: 'S256',
    state: pending.state,
    nonce: pending.nonce,
    ...(acr.size > 0 && { acr_values: [...acr].join(' ') }),
  });
};

/**
 * Where the provider ends its own session; null where it offers none. It is told which client asks and no more: the ID token, by which it
 * would know the person without asking them, is not kept, as it would lie in the database and go through addresses and logs.
 */
export const signOutAddress = ({ client }: OpenedProvider, base: string): URL | null =>
  client.serverMetadata().end_session_endpoint === undefined
    ? null
    : oidc.buildEndSessionUrl(client, { post_logout_redirect_uri: `${base}/sign-in` });
