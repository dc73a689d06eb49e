import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { z } from 'zod';

const Call = z.object({ path: z.string(), headers: z.record(z.string(), z.string()), body: z.string() });
const Order = z.object({
  url: z.string(),
  /** Asked in turn. */
  calls: z.array(Call).min(1),
  callsPerSecond: z.number(),
  milliseconds: z.number(),
  /** Open tabs: each listens to changes, in the address and with the headers of its stream. */
  tabs: z.int(),
  stream: z.object({ path: z.string(), headers: z.record(z.string(), z.string()) }),
  writes: z.object({
    databaseUrl: z.string(),
    facilityId: z.uuid(),
    documentIds: z.array(z.uuid()).min(1),
    perSecond: z.number(),
  }),
});
type Order = z.infer<typeof Order>;

const latencies: number[] = [];
/** How often each kind of answer that is no page came. */
const failures = new Map<string, number>();
const fail = (words: string) => void failures.set(words, (failures.get(words) ?? 0) + 1);

const ask = async (url: string, { path, headers, body }: z.infer<typeof Call>): Promise<void> => {
  const startedAt = performance.now();
  try {
    const answer = await fetch(url + path, { method: 'POST', headers, body, signal: AbortSignal.timeout(30_000) });
    await answer.arrayBuffer();
    if (answer.status !== 200) fail(String(answer.status));
    latencies.push(performance.now() - startedAt);
  } catch (error) {
    fail(error instanceof Error ? error.name : 'unknown');
  }
};

/** Each call at its time, however long those before it take. */
const askSteadily = async ({ url, calls, callsPerSecond, milliseconds }: Order): Promise<number> => {
  const startedAt = performance.now();
  const underWay = new Set<Promise<void>>();
  let asked = 0;
  for (; performance.now() - startedAt < milliseconds; asked += 1) {
    const call = calls[asked % calls.length];
    if (!call) break;
    const asking = ask(url, call).finally(() => underWay.delete(asking));
    underWay.add(asking);
    const dueAt = startedAt + ((asked + 1) * 1000) / callsPerSecond;
    await sleep(Math.max(0, dueAt - performance.now()));
  }
  await Promise.all(underWay);
  return asked;
};

const openTab = async ({ url, stream }: Order, signal: AbortSignal): Promise<number> => {
  let bytes = 0;
  try {
    const answer = await fetch(url + stream.path, { headers: stream.headers, signal });
    if (!answer.ok || !answer.body) throw new Error(`stream ${answer.status}`);
    for await (const chunk of answer.body) bytes += chunk.length;
    if (!signal.aborted) fail('a stream ended');
  } catch (error) {
    if (!signal.aborted) fail(error instanceof Error ? error.message : 'unknown');
  }
  return bytes;
};

const writeSteadily = async ({ writes }: Order, signal: AbortSignal): Promise<number> => {
  const client = new Client({ connectionString: writes.databaseUrl });
  await client.connect();
  await client.query("select set_config('mailroom.facility_id', $1, false)", [writes.facilityId]);
  let written = 0;
  while (!signal.aborted) {
    const id = writes.documentIds[written % writes.documentIds.length];
    // The title as it is: a write like any other to triggers and caches, and nothing to take back.
    await client.query('update document set title = title where id = $1', [id]);
    written += 1;
    await sleep(1000 / writes.perSecond);
  }
  await client.end();
  return written;
};

const work = async (order: Order): Promise<object> => {
  latencies.length = 0;
  failures.clear();
  const ending = new AbortController();
  const tabs = Promise.all(Array.from({ length: order.tabs }, () => openTab(order, ending.signal)));
  const writing = writeSteadily(order, ending.signal);
  const calls = await askSteadily(order);
  ending.abort();
  const [written, received] = await Promise.all([writing, tabs]);
  const silentTabs = received.filter((bytes) => bytes === 0).length;
  return { calls, written, silentTabs, latencies, failures: Object.fromEntries(failures) };
};

process.on('message', (message) => {
  void work(Order.parse(message)).then((answer) => process.send?.({ answer }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
