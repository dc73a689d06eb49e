import { jwtVerify } from 'jose';
import { z } from 'zod';
import type { App } from '../../platform/process/context.ts';
import { CLOCK_SKEW_SECONDS, type OpenedProvider } from './open-provider.ts';
import { digestOf } from './session-token.ts';

/** A provider sends it at once, and again for a while where nobody answered. */
const MAX_AGE_SECONDS = 300;

/** Signed with a key of which we know the public half only. */
const ALGORITHMS = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];

const name = z.string().min(1).max(255);

/** OpenID Connect Back-Channel Logout 1.0, §2.4: it has no nonce, so that no ID token passes for one. */
const LogoutToken = z
  .object({
    iat: z.number(),
    jti: z.string().min(1).max(500),
    events: z.object({ 'http://schemas.openid.net/event/backchannel-logout': z.object({}) }),
    sub: name.optional(),
    sid: name.optional(),
    nonce: z.undefined().optional(),
  })
  .refine(({ sub, sid }) => sub !== undefined || sid !== undefined);

/**
 * Hears that somebody signed out at the provider, and ends the sessions that it names at once.
 *
 * @returns how many ended; null for a token that was heard before
 * @throws an error of jose or zod for what is no such token
 */
export const hearLogout = async (app: App, provider: OpenedProvider, token: string): Promise<number | null> => {
  const { payload } = await jwtVerify(token, provider.keys, {
    issuer: provider.issuer,
    audience: provider.clientId,
    algorithms: ALGORITHMS,
    clockTolerance: CLOCK_SKEW_SECONDS,
    maxTokenAge: MAX_AGE_SECONDS,
  });
  const { sub, sid, jti, iat } = LogoutToken.parse(payload);
  const heardUntil = new Date((iat + MAX_AGE_SECONDS + 2 * CLOCK_SKEW_SECONDS) * 1000);
  const [ended] = await app.orm.em
    .fork()
    .execute<{ ended: number | null }[]>('select end_provider_sessions(?, ?::jsonb, ?, ?) as ended', [
      provider.code,
      JSON.stringify({ subject: sub ?? null, sid: sid ?? null }),
      digestOf(`${provider.issuer} ${jti}`),
      heardUntil,
    ]);
  return ended?.ended ?? null;
};
