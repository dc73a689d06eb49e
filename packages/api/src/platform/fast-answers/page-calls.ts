import type { IncomingMessage } from 'node:http';
import { CONTRACTS_HEADER } from '@mailroom/contracts/agreements';
import { isCallUnderstood, readContractHashes } from '../http/contract-hashes.ts';
import { isOwnOrigin } from '../http/web-security.ts';
import type { PageQuery } from './page-query.ts';

/** A query that a request calls, and its dotted path. */
interface Call {
  readonly path: string;
  readonly query: PageQuery;
}

/** The calls of a request whose answers are pages, all of them. */
export interface PageCalls {
  readonly address: string;
  readonly calls: readonly Call[];
  readonly isBatch: boolean;
}

const ADDRESS = /^\/trpc\/([\w.,]+)(\?batch=1)?$/;
const MAX_BODY_BYTES = 100_000;
/** Addresses whose calls are remembered: a client uses few. */
const MAX_KNOWN = 200;

type Queries = Readonly<Record<string, PageQuery>>;

const callsOf = (address: string, queries: Queries, maxBatchSize: number): PageCalls | null => {
  const [, paths = '', batch] = ADDRESS.exec(address) ?? [];
  const calls = paths.split(',').flatMap((path) => {
    const query = Object.hasOwn(queries, path) ? queries[path] : undefined;
    return query ? [{ path, query }] : [];
  });
  const isBatch = batch !== undefined;
  const isWhole = calls.length > 0 && calls.length === paths.split(',').length;
  return isWhole && calls.length <= (isBatch ? maxBatchSize : 1) ? { address, calls, isBatch } : null;
};

/** What is plain enough: JSON of a known length from our own origin, answered in one piece, under understood contracts. */
const isPlain = ({ headers }: IncomingMessage, { calls }: PageCalls): boolean => {
  const length = Number(headers['content-length'] ?? Number.NaN);
  if (!(length <= MAX_BODY_BYTES) || headers['content-encoding'] !== undefined) return false;
  if (headers['trpc-accept'] !== undefined || !headers['content-type']?.startsWith('application/json')) return false;
  const said = headers[CONTRACTS_HEADER];
  const hashes = readContractHashes(typeof said === 'string' ? said : null);
  return isOwnOrigin(headers) && calls.every(({ path }, index) => isCallUnderstood(path, hashes[index]));
};

/** Reads which pages a request asks for; null for every request that procedures have to answer, or to refuse. */
export const pageCallsReader = (
  queries: Queries,
  maxBatchSize: number,
): ((request: IncomingMessage) => PageCalls | null) => {
  const known = new Map<string, PageCalls | null>();
  return (request) => {
    const { method, url = '' } = request;
    if (method !== 'POST') return null;
    let calls = known.get(url);
    if (calls === undefined) {
      calls = callsOf(url, queries, maxBatchSize);
      if (known.size < MAX_KNOWN) known.set(url, calls);
    }
    return calls && isPlain(request, calls) ? calls : null;
  };
};

/** The input of each call, as tRPC reads a body. @throws SyntaxError for what is no JSON. */
export const inputsOf = ({ calls, isBatch }: PageCalls, body: string): unknown[] => {
  const parsed: unknown = JSON.parse(body);
  if (!isBatch) return [parsed];
  // Any JSON but null can be asked for a key; what is none reads as undefined, which no input is.
  const inputs = (parsed ?? {}) as Readonly<Record<string, unknown>>;
  return calls.map((_, index) => inputs[index]);
};

/** The answers in tRPC's form. */
export const envelope = (isBatch: boolean, outputs: readonly string[]): string => {
  const results = outputs.map((output) => `{"result":{"data":${output}}}`).join(',');
  return isBatch ? `[${results}]` : results;
};
