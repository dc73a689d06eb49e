import { TRPCClientError } from '@trpc/client';
import { expect, it } from 'vitest';
import { areLettersHeld } from '../keys/shortcuts.ts';
import { pauseBeforeAsking, queryClient } from './query-client.ts';

const unreachable = new TRPCClientError('Failed to fetch');
const refused = Object.assign(new TRPCClientError('no'), { data: { refusal: { code: 'NotSignedIn' } } });

const failedQuery = async (name: string, error: Error, times: number) => {
  const options = { queryKey: ['asked again', name], retry: false, queryFn: () => Promise.reject(error) };
  for (let time = 0; time < times; time += 1) await queryClient.prefetchQuery(options);
  const query = queryClient.getQueryCache().find({ queryKey: options.queryKey });
  if (query === undefined) throw new Error('The query is not kept');
  return query;
};

it('what got no answer is asked for again by itself, ever more rarely, and at least twice a minute', async () => {
  const [once, often] = [await failedQuery('once', unreachable, 1), await failedQuery('often', unreachable, 12)];
  expect(pauseBeforeAsking(once)).toBeLessThanOrEqual(2500);
  expect(pauseBeforeAsking(often)).toBeGreaterThan(20_000);
  expect(pauseBeforeAsking(often)).toBeLessThan(40_000);
});

it('a refusal answers the same a second time, and is not asked for again', async () => {
  expect(pauseBeforeAsking(await failedQuery('refused', refused, 1))).toBe(false);
});

it('single letters wait for whatever is being saved, but for writes that nobody waits for', async () => {
  const saves = (meta: { isAside?: true }) => {
    const { promise, resolve } = Promise.withResolvers<void>();
    const saved = queryClient
      .getMutationCache()
      .build(queryClient, { meta, mutationFn: () => promise })
      .execute(undefined);
    return { areLettersHeld: areLettersHeld(), end: () => (resolve(), saved) };
  };
  const aside = saves({ isAside: true });
  expect(aside.areLettersHeld).toBe(false);
  const waitedFor = saves({});
  expect(waitedFor.areLettersHeld).toBe(true);
  await waitedFor.end();
  expect(areLettersHeld()).toBe(false);
  await aside.end();
});
