import { NO_FACILITY_YET } from '@mailroom/contracts/agreements';
import { afterEach, expect, it, vi } from 'vitest';
import { trpcClient } from './trpc.ts';

afterEach(() => vi.unstubAllGlobals());

/** What leaves the browser: the address of each request and what it says of its contracts. */
const listen = () => {
  const sent: { path: string; contracts: string | null }[] = [];
  vi.stubGlobal('fetch', (url: string, { headers }: RequestInit) => {
    sent.push({ path: url.split('?')[0] ?? '', contracts: new Headers(headers).get('mailroom-contracts') });
    return Promise.reject(new TypeError('Failed to fetch'));
  });
  return sent;
};

it('each call of a batch says its contract, in the order of the calls', async () => {
  const sent = listen();
  const calls = [trpcClient.session.readSession.query({}), trpcClient.worklist.countByStatus.query({})];
  await Promise.allSettled(calls);
  expect(CONTRACT_HASHES['readSession']).toMatch(/^[\w-]{16}$/);
  expect(sent).toEqual([
    {
      path: '/trpc/session.readSession,worklist.countByStatus',
      contracts: `${CONTRACT_HASHES['readSession']},${CONTRACT_HASHES['countByStatus']}`,
    },
  ]);
});

it('a form says its contract', async () => {
  const sent = listen();
  await Promise.allSettled([trpcClient.intake.receiveDocument.mutate(new FormData())]);
  expect(sent).toEqual([{ path: '/trpc/intake.receiveDocument', contracts: CONTRACT_HASHES['receiveDocument'] }]);
});

it('a stream says its contract in its address, because a browser gives it no headers', async () => {
  const opened = Promise.withResolvers<URL>();
  vi.stubGlobal(
    'EventSource',
    class extends EventTarget {
      constructor(url: string) {
        super();
        opened.resolve(new URL(url, 'http://mailroom'));
      }
      close(): void {}
    },
  );
  const stream = trpcClient.worklist.watchWorklist.subscribe({}, {});
  const address = await opened.promise;
  void stream.return?.();
  expect(JSON.parse(address.searchParams.get('connectionParams') ?? '')).toEqual({
    'mailroom-contracts': CONTRACT_HASHES['watchWorklist'],
    'mailroom-facility': NO_FACILITY_YET,
  });
});
