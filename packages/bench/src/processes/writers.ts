import { Client } from 'pg';
import { z } from 'zod';

const Order = z.object({
  databaseUrl: z.string(),
  facilityId: z.uuid(),
  /** One document for each writer: no two want the same row. */
  documentIds: z.array(z.uuid()),
  milliseconds: z.number(),
});
type Order = z.infer<typeof Order>;

const connect = async ({ databaseUrl, facilityId }: Order): Promise<Client> => {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  await client.query("select set_config('mailroom.facility_id', $1, false)", [facilityId]);
  return client;
};

/** Files a document and takes it back, again and again: each is a transaction that counts and raises the version. */
const writeUntil = async (client: Client, documentId: string, endsAt: number): Promise<number[]> => {
  const latencies: number[] = [];
  while (performance.now() < endsAt) {
    const startedAt = performance.now();
    const status = latencies.length % 2 === 0 ? 'integrated' : 'review';
    await client.query('update document set status = $1 where id = $2', [status, documentId]);
    latencies.push(performance.now() - startedAt);
  }
  return latencies;
};

const writeTogether = async (order: Order): Promise<object> => {
  const clients = await Promise.all(order.documentIds.map(() => connect(order)));
  try {
    const startedAt = performance.now();
    const endsAt = startedAt + order.milliseconds;
    const latencies = await Promise.all(
      clients.map((client, index) => writeUntil(client, order.documentIds[index] ?? '', endsAt)),
    );
    return { latencies: latencies.flat(), seconds: (performance.now() - startedAt) / 1000 };
  } finally {
    await Promise.all(clients.map((client) => client.end()));
  }
};

process.on('message', (message) => {
  void writeTogether(Order.parse(message)).then((answer) => process.send?.({ answer }));
});
process.on('disconnect', () => process.exit(0));
process.send?.({ ready: true });
