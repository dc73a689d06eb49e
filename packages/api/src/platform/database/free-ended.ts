import type { Pool, PoolClient } from 'pg';

/** Whoever holds a connection that ended is told so by its statement, and gives it back at once if it ever does. */
const GIVEN_BACK_WITHIN_MILLISECONDS = 1000;

/**
 * Gives a connection back that ended and that its holder forgot: Kysely keeps the one of a transaction whose `commit` or
 * `rollback` fails, and a pool of ten is empty after ten of them, for good.
 */
export const freeEnded = (pool: Pool): void => {
  const held = new Set<PoolClient>();
  pool.on('acquire', (client) => held.add(client));
  pool.on('release', (_error, client) => held.delete(client));
  pool.on('connect', (client) => {
    client.once('end', () => {
      setTimeout(() => held.has(client) && client.release(true), GIVEN_BACK_WITHIN_MILLISECONDS).unref();
    });
  });
};
