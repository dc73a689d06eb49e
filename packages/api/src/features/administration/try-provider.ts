import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { procedure } from '../../platform/http/trpc.ts';
import type { App } from '../../platform/process/context.ts';
import { askForJson } from './ask-for-json.ts';

/** Of a provider's description what signing in and out needs (OpenID Connect Discovery, §3). */
const Description = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  end_session_endpoint: z.url().optional(),
  backchannel_logout_supported: z.boolean().optional(),
});

const ask = async (app: App, issuer: string, signal: AbortSignal): Promise<contracts.TryProviderOutput> => {
  const answer = await askForJson(app, issuer, { path: '/.well-known/openid-configuration', signal });
  if (answer === null) return { outcome: 'not-reached' };
  const { data } = Description.safeParse(answer.json);
  // Tokens of another issuer than the one that is set up are refused (§4.3).
  if (!data || data.issuer !== issuer) return { outcome: 'no-provider' };
  return {
    outcome: 'answered',
    canSignOut: data.end_session_endpoint !== undefined,
    canTellSignOut: data.backchannel_logout_supported === true,
  };
};

export const tryProvider = procedure(contracts.tryProvider).query(({ ctx: { app }, input: { issuer }, signal }) =>
  ask(app, issuer, signal ?? new AbortController().signal),
);
