import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Client, openClient } from './open-client.ts';
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
type Order = z.infer<typeof Order>;

/** A machine may stand still for longer than a short round. */
const LEAST_ANSWERS = 5;
const TICK_MILLISECONDS = 20;

interface Volley {
  readonly latencies: number[];
  failures: number;
  seconds: number;
}

/** Each client asks as soon as it was answered. What is still under way at the end is waited for and not counted. */
const fire = async (order: Order, onAnswer: (count: number) => void): Promise<Volley> => {
  const volley: Volley = { latencies: [], failures: 0, seconds: 0 };
  const { latencies } = volley;
  const startedAt = performance.now();
  let left = order.amount ?? Number.POSITIVE_INFINITY;
  const ending = new AbortController();
  const askOn = async (client: Client): Promise<void> => {
    while (!ending.signal.aborted && left > 0) {
      left -= 1;
      const { status, milliseconds } = await client.ask();
      if (ending.signal.aborted) return;
      if (status === 200) onAnswer(latencies.push(milliseconds));
      else volley.failures += 1;
    }
  };
  const end = async (milliseconds: number): Promise<void> => {
    await sleep(milliseconds);
    while (latencies.length + volley.failures < LEAST_ANSWERS) await sleep(TICK_MILLISECONDS);
    ending.abort();
    volley.seconds = (performance.now() - startedAt) / 1000;
  };
  const clients = Array.from({ length: order.connections }, () => openClient(order));
  const asking = clients.map((client) =>
    askOn(client).catch(() => {
      volley.failures += 1;
    }),
  );
  if (order.milliseconds !== null) await end(order.milliseconds);
  await Promise.all(asking);
  if (order.milliseconds === null) volley.seconds = (performance.now() - startedAt) / 1000;
  for (const client of clients) client.close();
  return volley;
};

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
