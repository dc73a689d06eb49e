import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { type Configuration, type JWK, Provider } from 'oidc-provider';
import { keepInMemory } from './keep-in-memory.ts';
import { CLIENT_SECRET, knownPeople } from './people.ts';
import { signInForm, signOutForm } from './sign-in-form.ts';

export interface IdentityProviderOptions {
  /** 0: any that is free. */
  readonly port: number;
  /** Where people reach Mailroom; it is told at the first that somebody has gone. */
  readonly mailroomUrls: readonly string[];
  /** Given, it signs with this private key, which others know as well. */
  readonly key?: JWK;
  /** Where it is reached, if that is not where it listens. */
  readonly issuer?: string;
}

const newKey = (): JWK => ({
  // A private key of node:crypto exports as a JWK of its kind.
  ...(generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ format: 'jwk' }) as JWK),
  kid: randomUUID(),
  use: 'sig',
});

/** What stands before the end of the demonstration's sessions: nothing of them is worth more. */
const HOUR = 3600;

const configurationOf = ({ mailroomUrls, key = newKey() }: IdentityProviderOptions): Configuration => ({
  clients: [
    {
      client_id: 'mailroom',
      client_secret: CLIENT_SECRET,
      token_endpoint_auth_method: 'client_secret_post',
      redirect_uris: mailroomUrls.map((url) => `${url}/sign-in/hospital/callback`),
      post_logout_redirect_uris: mailroomUrls.map((url) => `${url}/sign-in`),
      backchannel_logout_uri: `${mailroomUrls[0]}/sign-in/hospital/backchannel-logout`,
      backchannel_logout_session_required: true,
    },
  ],
  adapter: keepInMemory,
  jwks: { keys: [key] },
  cookies: { keys: [randomUUID()] },
  // With the claims of its scopes in the ID token, as most providers of hospitals do.
  conformIdTokenClaims: false,
  claims: { openid: ['sub', 'acr', 'amr', 'sid'], profile: ['name', 'groups'] },
  pkce: { required: () => true },
  ttl: { AccessToken: HOUR, AuthorizationCode: 60, Grant: HOUR, IdToken: HOUR, Interaction: HOUR, Session: HOUR },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      enabled: true,
      logoutSource: (context, form) => {
        context.body = signOutForm(form);
      },
    },
  },
  // Its own looks whether an address is of this computer, and refuses it: the demonstration's Mailroom is.
  fetch: (address, { method = 'GET', headers = {}, body = null, signal = null } = {}) =>
    fetch(address, { method, headers, body, signal }),
  interactions: { url: (_, { uid }) => `/interaction/${uid}` },
  findAccount: (_, subject) => {
    const person = knownPeople.find((one) => one.subject === subject);
    return person && { accountId: subject, claims: () => ({ sub: subject, name: person.name, groups: person.groups }) };
  },
  // Nobody is asked whether the hospital may know who works there.
  loadExistingGrant: async ({ oidc: { provider, client, session, account } }) => {
    const accountId = account?.accountId ?? session?.accountId;
    if (client === undefined || accountId === undefined) return undefined;
    const grant = new provider.Grant({ clientId: client.clientId, accountId });
    grant.addOIDCScope('openid profile');
    await grant.save();
    return grant;
  },
});

/** Shows who may be chosen, and takes the choice. */
const interact = async (provider: Provider, request: IncomingMessage, response: ServerResponse): Promise<void> => {
  if (request.method !== 'POST') {
    response.setHeader('content-type', 'text/html; charset=utf-8');
    response.end(signInForm(request.url ?? '', knownPeople));
    return;
  }
  const form = new URLSearchParams(await text(request));
  const accountId = form.get('person') ?? '';
  const amr = form.getAll('amr');
  const login = { accountId, amr: amr.length > 0 ? amr : ['pwd', 'otp'], acr: form.get('acr') ?? 'two-factors' };
  await provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
};

/** An OpenID provider with the demonstration's people. */
export const startIdentityProvider = async (
  options: IdentityProviderOptions,
): Promise<{ url: string; port: number; close(): Promise<void> }> => {
  const server = createServer().listen(options.port, '127.0.0.1');
  await once(server, 'listening');
  // A server that listens on a port has an address of this form.
  const { port } = server.address() as AddressInfo;
  const url = options.issuer ?? `http://127.0.0.1:${port}`;
  const provider = new Provider(url, configurationOf(options));
  const answer = provider.callback();
  server.on('request', (request, response) => {
    const answered = request.url?.startsWith('/interaction/')
      ? interact(provider, request, response)
      : Promise.resolve(answer(request, response));
    answered.catch(() => {
      // Its cookie is gone, or it was finished before.
      response.writeHead(400).end('Begin again at Mailroom.\n');
    });
  });
  return {
    url,
    port,
    close: async () => {
      server.closeAllConnections();
      server.close();
    },
  };
};
