import { constants, setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { Attacker, WAVES, WaveName } from '../attack/waves.ts';

const Order = z.object({ attacker: Attacker, wave: WaveName, milliseconds: z.number() });
type Order = z.infer<typeof Order>;

/** An attacker who is not answered waits: what is measured is not how many sockets a process can hold. */
const MOST_AT_ONCE = 8;

// An attacker has a computer of their own: what making the attack costs is not the product's.
setPriority(constants.priority.PRIORITY_LOW);

/** Strikes at its pace until the time is over. Gives how often each status was answered. */
const attack = async ({ attacker, wave, milliseconds }: Order): Promise<Record<string, number>> => {
  const { everyMilliseconds, strike } = WAVES[wave];
  const answers = new Map<string, number>();
  const count = (answer: string | number) => void answers.set(String(answer), (answers.get(String(answer)) ?? 0) + 1);
  const ending = new AbortController();
  const underWay = new Set<Promise<void>>();
  const endsAt = performance.now() + milliseconds;
  for (let n = 0; performance.now() < endsAt; n += 1) {
    const striking = strike(attacker, n, { ending: ending.signal, count })
      .catch((error: unknown) => count(error instanceof Error ? error.name : 'unknown'))
      .finally(() => underWay.delete(striking));
    underWay.add(striking);
    await sleep(everyMilliseconds);
    if (underWay.size >= MOST_AT_ONCE) await Promise.race(underWay);
  }
  await Promise.all(underWay);
  ending.abort();
  return Object.fromEntries(answers);
};

process.on('message', (message) => {
  void attack(Order.parse(message)).then((answer) => process.send?.({ answer }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
