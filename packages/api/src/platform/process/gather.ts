import { setImmediate } from 'node:timers/promises';

interface Waiting<Item, Result> {
  readonly item: Item;
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** Does all of one key together: a result per item, in their order. An `Error` among them is that item's alone. */
type DoAll<Item, Result> = (key: string, items: readonly Item[]) => Promise<readonly (Result | Error)[]>;

const answer = <Item, Result>({ resolve, reject }: Waiting<Item, Result>, result: Result | Error | undefined): void => {
  if (result === undefined) reject(new Error('Whoever does all gives a result for each.'));
  else if (result instanceof Error) reject(result);
  else resolve(result);
};

/**
 * Does together what is asked for while the same is being done for one key: one call at a time, and whoever comes meanwhile is
 * in the next. Where all together fail, each is done alone, so that one that cannot be done takes nobody along. It holds no more
 * than there are callers that wait.
 *
 * @example const settle = gather((facilityId, effects) => settleAll(app, facilityId, effects));
 */
export const gather = <Item, Result>(doAll: DoAll<Item, Result>): ((key: string, item: Item) => Promise<Result>) => {
  const waiting = new Map<string, Waiting<Item, Result>[]>();
  const doThese = async (key: string, these: readonly Waiting<Item, Result>[]): Promise<void> => {
    try {
      const results = await doAll(
        key,
        these.map(({ item }) => item),
      );
      for (const [index, asked] of these.entries()) answer(asked, results[index]);
    } catch (error) {
      if (these.length === 1) for (const { reject } of these) reject(error);
      else await Promise.all(these.map((asked) => doThese(key, [asked])));
    }
  };
  const doNext = async (key: string): Promise<void> => {
    // Whoever asks in the same turn of the loop comes along.
    await setImmediate();
    for (let these = waiting.get(key) ?? []; these.length > 0; these = waiting.get(key) ?? []) {
      waiting.set(key, []);
      await doThese(key, these);
    }
    waiting.delete(key);
  };
  return (key, item) =>
    new Promise<Result>((resolve, reject) => {
      const asked = { item, resolve, reject };
      const queue = waiting.get(key);
      if (queue) {
        queue.push(asked);
        return;
      }
      waiting.set(key, [asked]);
      doNext(key).catch(reject);
    });
};
