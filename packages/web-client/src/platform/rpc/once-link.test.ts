import type { AppRouter } from '@mailroom/api';
import { createTRPCClient, type TRPCLink } from '@trpc/client';
import { observable } from '@trpc/server/observable';
import { expect, it } from 'vitest';
import { onceLink } from './once-link.ts';

/** A client whose calls wait until they are answered, all of them. */
const holdCalls = () => {
  const held: (() => void)[] = [];
  const hold: TRPCLink<AppRouter> = () => () =>
    observable((observer) => {
      held.push(() => {
        observer.next({ result: { type: 'data', data: held.length } });
        observer.complete();
      });
    });
  const client = createTRPCClient<AppRouter>({ links: [onceLink, hold] });
  return { client, held, answer: () => held.forEach((one) => one()) };
};

const addTag = (client: ReturnType<typeof holdCalls>['client'], name: string) =>
  client.administration.addTag.mutate({ name, color: 'red' });

it('a change that is asked for twice before its answer is asked once, and both are answered', async () => {
  const { client, held, answer } = holdCalls();
  const asked = [addTag(client, 'Urgent'), addTag(client, 'Urgent')];
  expect(held).toHaveLength(1);
  answer();
  expect(await Promise.all(asked)).toEqual([1, 1]);
});

it('another change, one that comes after the answer, and every query are asked for themselves', async () => {
  const { client, held, answer } = holdCalls();
  const asked = [addTag(client, 'Urgent'), addTag(client, 'Ward 3')];
  expect(held).toHaveLength(2);
  answer();
  await Promise.all(asked);
  void addTag(client, 'Urgent');
  void client.administration.listFacilityTags.query({});
  void client.administration.listFacilityTags.query({});
  expect(held).toHaveLength(5);
});

it('a change back, asked while the first is under way, is asked for itself', async () => {
  const { client, held, answer } = holdCalls();
  const tag = (isTagged: boolean) => client.review.tagDocuments.mutate({ documentIds: ['d'], tagId: 't', isTagged });
  const asked = [tag(true), tag(false), tag(true)];
  expect(held).toHaveLength(3);
  answer();
  await Promise.all(asked);
});
