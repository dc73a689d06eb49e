import { getCACertificates } from 'node:tls';
import { Agent, type Dispatcher, Pool, ProxyAgent } from 'undici';

/** PEM, as text. */
export interface ClientCertificate {
  readonly certificate: string;
  readonly key: string;
}

export interface DispatcherOptions {
  /** PEM: authorities that are trusted besides those that everybody trusts. */
  readonly ca: string | null;
  /** Through which everything is asked. It may carry a name and a password. */
  readonly proxyUrl: string | null;
  readonly certificate: ClientCertificate | null;
  /** For a connection or a proxy's tunnel, so that one that never comes leaves room for others. */
  readonly connectMilliseconds?: number;
}

/** Connections to one system, and so requests that it works on at the same time; the next ones wait for one. */
const MAX_AT_ONCE = 32;
const CONNECT_MILLISECONDS = 10_000;

const tlsOf = ({ ca, certificate, connectMilliseconds = CONNECT_MILLISECONDS }: DispatcherOptions) => ({
  timeout: connectMilliseconds,
  ...(ca !== null && { ca: [...getCACertificates('default'), ca] }),
  ...(certificate && { cert: certificate.certificate, key: certificate.key }),
});

/**
 * Keeps connections to other systems: HTTP/1.1, one request at a time on each. Times are whoever asks's to limit.
 *
 * undici's own, as Node's `fetch` knows no proxy, no authority and no certificate, and cannot say whether a request left. The
 * package has the version that Node itself is built with: another one would put its own connections under Node's `fetch`.
 */
export const openDispatcher = (options: DispatcherOptions): Dispatcher => {
  const { proxyUrl, connectMilliseconds = CONNECT_MILLISECONDS } = options;
  const limits = { connections: MAX_AT_ONCE, allowH2: false, headersTimeout: 0, bodyTimeout: 0 };
  const tls = tlsOf(options);
  if (proxyUrl === null) return new Agent({ ...limits, connect: tls });
  const proxyTls = tlsOf({ ...options, certificate: null });
  // Asks for tunnels only: a proxy that opens none would hold every connection for undici's five minutes.
  const clientFactory = (origin: URL, proxy: object) =>
    new Pool(origin, { ...proxy, headersTimeout: connectMilliseconds });
  // What it forwards without a tunnel would have no limits otherwise.
  const factory = (origin: URL, system: object) => new Pool(origin, { ...limits, ...system });
  const ways = { clientFactory, factory, requestTls: tls, proxyTls };
  return new ProxyAgent({ ...limits, ...ways, uri: proxyUrl, proxyTunnel: false });
};
