import { fork } from 'node:child_process';
import { once } from 'node:events';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { z } from 'zod';

/** Another system, so another process: nothing of it is imported. */
const MAIN = join(import.meta.dirname, '../../demo-hospital/src/identity-main.ts');
const Ready = z.object({ ready: z.literal(true), url: z.url() });

/** How a token that the test signs differs from the provider's own. */
interface Signing {
  readonly typ?: string;
  /** Signed with a key that the provider does not publish. */
  readonly isForged?: boolean;
}

export interface TestProvider extends AsyncDisposable {
  readonly issuer: string;
  /** What becomes of the claims of the next ID tokens; null leaves them as the provider signed them. */
  changeClaims(change: ((claims: JWTPayload) => object) | null, signing?: Signing): void;
  sign(claims: object, signing?: Signing): Promise<string>;
}

const openSigner = async () => {
  const [own, other] = await Promise.all([
    generateKeyPair('RS256', { extractable: true }),
    generateKeyPair('RS256', { extractable: true }),
  ]);
  const sign = (claims: object, { typ = 'JWT', isForged = false }: Signing = {}) =>
    // A claim may be anything here, wrong ones too.
    new SignJWT(claims as JWTPayload)
      .setProtectedHeader({ alg: 'RS256', kid: 'test', typ })
      .sign(isForged ? other.privateKey : own.privateKey);
  return { sign, key: { ...(await exportJWK(own.privateKey)), kid: 'test', use: 'sig', alg: 'RS256' } };
};

const claimsOf = (token: string): JWTPayload =>
  // The provider just signed it.
  JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as JWTPayload;

/** The demonstration's identity provider, with somebody in front who can change what its tokens say. */
export const startIdentityProvider = async (mailroomUrl: string): Promise<TestProvider> => {
  const { sign, key } = await openSigner();
  let changed: { change(claims: JWTPayload): object; signing: Signing } | null = null;
  const change = async (answer: string): Promise<string> => {
    // The token endpoint's answer.
    const body = JSON.parse(answer) as { id_token?: string };
    if (!changed || body.id_token === undefined) return answer;
    return JSON.stringify({ ...body, id_token: await sign(changed.change(claimsOf(body.id_token)), changed.signing) });
  };
  const passOn = async (answer: IncomingMessage, isToken: boolean, response: ServerResponse): Promise<void> => {
    const body = await text(answer);
    const { 'content-length': _, 'transfer-encoding': __, ...headers } = answer.headers;
    response.writeHead(answer.statusCode ?? 500, headers);
    response.end(isToken ? await change(body) : body);
  };
  const front = createServer().listen(0, '127.0.0.1');
  await once(front, 'listening');
  // A server that listens on a port has an address of this form.
  const issuer = `http://127.0.0.1:${(front.address() as AddressInfo).port}`;
  const args = ['--port', '0', '--mailroom', mailroomUrl, '--issuer', issuer, '--key', JSON.stringify(key)];
  const child = fork(MAIN, args, { stdio: ['ignore', 'pipe', 'ignore', 'ipc'] });
  const [said] = await once(child, 'message');
  const { port } = z.object({ port: z.int() }).and(Ready).parse(said);
  front.on('request', (request, response) => {
    const onward = ask({
      port,
      host: '127.0.0.1',
      method: request.method,
      path: request.url,
      headers: request.headers,
    });
    onward.on('response', (answer) => void passOn(answer, request.url === '/token', response));
    request.pipe(onward);
  });
  return {
    issuer,
    sign,
    changeClaims: (how, signing = {}) => {
      changed = how && { change: how, signing };
    },
    async [Symbol.asyncDispose]() {
      const ended = once(child, 'exit');
      child.disconnect();
      await ended;
      front.closeAllConnections();
      front.close();
    },
  };
};
