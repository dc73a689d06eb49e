import { connect, createServer, type Socket } from 'node:net';
import { z } from 'zod';

const { PORT, TARGET_PORT, DELAY_MILLISECONDS } = z
  .object({ PORT: z.coerce.number(), TARGET_PORT: z.coerce.number(), DELAY_MILLISECONDS: z.coerce.number() })
  .parse(process.env);

/** Passes on in order; timers of the same length keep it. */
const pipeLate = (from: Socket, to: Socket): void => {
  from.on('data', (chunk) => void setTimeout(() => to.write(chunk), DELAY_MILLISECONDS));
  from.on('end', () => void setTimeout(() => to.end(), DELAY_MILLISECONDS));
};

// A network in a process of its own: what goes to the database arrives late, its answers at once, so that each round
// trip takes the delay longer.
const server = createServer((client) => {
  const database = connect(TARGET_PORT, '127.0.0.1');
  for (const socket of [client, database]) {
    socket.setNoDelay();
    socket.on('error', () => [client, database].forEach((one) => void one.destroy()));
  }
  pipeLate(client, database);
  database.pipe(client);
});
server.listen(PORT, '127.0.0.1', () => process.send?.({ ready: true }));
process.on('disconnect', () => process.exit(0));
