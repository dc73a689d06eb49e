import type { ProviderFacility } from '@mailroom/contracts';
import { createRemoteJWKSet, customFetch as keysFetch } from 'jose';
import { LRUCache } from 'lru-cache';
import * as oidc from 'openid-client';
import { IdentityProvider, PROVIDER_FACILITIES } from '../../model/identity-provider.entity.ts';
import { fetchThrough } from '../../platform/outgoing/fetch-through.ts';
import type { App } from '../../platform/process/context.ts';
import { openSecret } from './provider-secret.ts';

/** An identity provider whose addresses and keys are known. */
export interface OpenedProvider {
  readonly code: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly scopes: readonly string[];
  readonly asksUserInfo: boolean;
  readonly facilities: readonly ProviderFacility[];
  readonly client: oidc.Configuration;
  /** Its public keys; asked for when a token names one that is not known, twice a minute at most. */
  readonly keys: ReturnType<typeof createRemoteJWKSet>;
}

/** A person waits for it. */
const TIMEOUT_MILLISECONDS = 5000;
/** Discovery documents and key sets have a few kilobytes. */
const MAX_ANSWER_BYTES = 200_000;
/** Clocks of two systems may differ by so much. */
export const CLOCK_SKEW_SECONDS = 60;
/** A provider that changes its addresses is found again within the hour. */
const KEPT = { max: 40, ttl: 3_600_000 };

const secretOf = ({ config }: App, { code, clientSecretSealed: sealed }: IdentityProvider): string | undefined => {
  if (sealed === null || sealed === undefined) return undefined;
  const secret = config.secretKeys && openSecret(config.secretKeys, code, sealed);
  if (secret === null)
    throw new Error('The client secret was sealed under another SECRETS_KEY: set the provider up anew.');
  return secret;
};

const discover = async (app: App, row: IdentityProvider): Promise<OpenedProvider> => {
  const limits = { timeoutMilliseconds: TIMEOUT_MILLISECONDS, maxAnswerBytes: MAX_ANSWER_BYTES };
  const fetch = fetchThrough(app.outgoing, limits);
  const issuer = new URL(row.issuer);
  const secret = secretOf(app, row);
  const metadata = { [oidc.clockTolerance]: CLOCK_SKEW_SECONDS };
  const client = await oidc.discovery(
    issuer,
    row.clientId,
    metadata,
    secret === undefined ? oidc.None() : oidc.ClientSecretPost(secret),
    {
      [oidc.customFetch]: fetch,
      // Set-up takes an address without TLS on this computer only.
      execute: [oidc.enableNonRepudiationChecks, ...(issuer.protocol === 'http:' ? [oidc.allowInsecureRequests] : [])],
    },
  );
  const { jwks_uri: keysAddress = row.issuer } = client.serverMetadata();
  const { code, clientId, scopes, asksUserInfo } = row;
  return {
    code,
    issuer: row.issuer,
    clientId,
    scopes,
    asksUserInfo,
    client,
    facilities: PROVIDER_FACILITIES.read(row.facilities),
    keys: createRemoteJWKSet(new URL(keysAddress), { [keysFetch]: fetch, timeoutDuration: TIMEOUT_MILLISECONDS }),
  };
};

/** Opens providers by their code: what is set up is read each time, what the provider says of itself is kept for a while. */
export const openProviders = (app: App): ((code: string) => Promise<OpenedProvider | null>) => {
  const kept = new LRUCache<string, Promise<OpenedProvider>>(KEPT);
  return async (code) => {
    const row = await app.orm.em.fork().findOne(IdentityProvider, { code });
    if (!row) return null;
    const key = `${code} ${row.changedAt.toISOString()}`;
    const known = kept.get(key) ?? discover(app, row);
    kept.set(key, known);
    known.catch(() => kept.delete(key));
    return known;
  };
};
