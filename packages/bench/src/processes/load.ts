import autocannon from 'autocannon';
import { z } from 'zod';
import { Writes, writeBeside } from './write-beside.ts';

const Order = z.object({
  url: z.string(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  connections: z.number(),
  /** Ends after so many milliseconds, or so many requests. */
  milliseconds: z.number().nullable(),
  amount: z.number().nullable(),
  /** What is written meanwhile. */
  writes: Writes.nullable(),
});
export type Order = z.infer<typeof Order>;

/** A machine may stand still for longer than a short round. */
const LEAST_ANSWERS = 5;
/** How often the generator looks whether it is over. */
const TICK_MILLISECONDS = 20;
const LONG_SECONDS = 3600;

const optionsOf = ({ url, headers, body, connections, amount }: Order): autocannon.Options => ({
  url,
  method: 'POST',
  headers,
  body,
  connections,
  sampleInt: TICK_MILLISECONDS,
  timeout: 120,
  ...(amount === null ? { duration: LONG_SECONDS } : { amount }),
});

interface Volley {
  readonly latencies: readonly number[];
  readonly failures: number;
  readonly seconds: number;
}

const fire = (order: Order, onAnswer: (count: number) => void): Promise<Volley> =>
  new Promise((resolve, reject) => {
    const latencies: number[] = [];
    let failures = 0;
    const startedAt = performance.now();
    const run = autocannon(optionsOf(order), (error: Error | null) => {
      if (error) reject(error);
      else resolve({ latencies, failures, seconds: (performance.now() - startedAt) / 1000 });
    });
    run.on('response', (...[, status, , responseMilliseconds]) => {
      if (status === 200) onAnswer(latencies.push(responseMilliseconds));
      else failures += 1;
    });
    run.on('reqError', () => {
      failures += 1;
    });
    const stopWhenAnswered = (): void => {
      if (latencies.length + failures >= LEAST_ANSWERS) run.stop();
      else setTimeout(stopWhenAnswered, TICK_MILLISECONDS);
    };
    if (order.milliseconds !== null) setTimeout(stopWhenAnswered, order.milliseconds);
  });

const shoot = async (order: Order): Promise<object> => {
  const { url, headers, body, writes } = order;
  if (writes === null) return { ...(await fire(order, () => {})), written: null };
  const beside = await writeBeside(writes, async () => (await fetch(url, { method: 'POST', headers, body })).text());
  const volley = await fire(order, (count) => beside.answered(count));
  return { ...volley, written: await beside.finish() };
};

process.on('message', (message) => {
  void shoot(Order.parse(message)).then((answer) => process.send?.({ answer }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
