import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { expect, it, vi } from 'vitest';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { startProxy } from '../../../test/start-proxy.ts';
import { openChanges } from './changes.ts';

/** Long enough that attempts which multiply are many by its end. */
const OUTAGE_MILLISECONDS = 1200;
const LISTENING =
  "select count(*)::int as n from pg_stat_activity where application_name = 'mailroom-changes' and datname = $1";

it('after an outage there is one connection again, made by one attempt at a time, and listeners are called', async () => {
  await using database = await openTestDatabase();
  await using proxy = await startProxy(database.databaseUrl);
  const changes = await openChanges(proxy.url, database.app.log);
  const called = new EventTarget();
  changes.onChange('somebody', () => called.dispatchEvent(new Event('change')));
  const again = once(called, 'change');
  proxy.pass('away');
  await pause(OUTAGE_MILLISECONDS);
  await vi.waitUntil(() => proxy.turnedAway >= 3, { timeout: 60_000 });
  proxy.pass('open');
  await again;
  expect(proxy.mostAtOnce).toBe(1);
  // The application of the test listens as well.
  const name = new URL(database.databaseUrl).pathname.slice(1);
  const { rows } = await database.asSuperuser((client) => client.query(LISTENING, [name]));
  expect(rows).toEqual([{ n: 2 }]);
  await changes.close();
});

it('what is closed while it waits for the database makes no further attempt', async () => {
  await using database = await openTestDatabase();
  await using proxy = await startProxy(database.databaseUrl);
  const changes = await openChanges(proxy.url, database.app.log);
  proxy.pass('away');
  await vi.waitUntil(() => proxy.turnedAway >= 1, { timeout: 60_000 });
  await changes.close();
  const { turnedAway } = proxy;
  await pause(400);
  expect(proxy.turnedAway).toBe(turnedAway);
});
