import { expect, it, vi } from 'vitest';
import { buildFacility } from '../../../test/build-facility.ts';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { startProxy } from '../../../test/start-proxy.ts';
import { entities } from '../../model/entities.ts';
import { INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { openOrm } from '../database/orm.ts';
import { startSweeps } from './sweep.ts';

it('sweeps go on after a time without a database', async () => {
  await using database = await openTestDatabase();
  const { facilityId } = await buildFacility(database);
  await using proxy = await startProxy(database.databaseUrl);
  const orm = await openOrm({ databaseUrl: proxy.url, entities });
  const swept = vi.fn<(facilityId: string) => void>();
  const sweeps = startSweeps({ ...database.app, orm }, [async (_, id) => swept(id)], 0.01);
  await vi.waitUntil(() => swept.mock.calls.length > 0, { timeout: 60_000 });
  proxy.pass('away');
  await vi.waitUntil(() => proxy.turnedAway >= 2, { timeout: 60_000 });
  swept.mockClear();
  proxy.pass('open');
  await vi.waitUntil(() => swept.mock.calls.length > 1, { timeout: 60_000 });
  await sweeps.stop();
  expect(new Set(swept.mock.calls.flat())).toEqual(new Set([facilityId, INSTALLATION_FACILITY]));
  await orm.close();
});

it('a sweep of one facility that fails keeps no other from being swept, and stopping waits for what is under way', async () => {
  await using database = await openTestDatabase();
  const built = [await buildFacility(database), await buildFacility(database)];
  const facilities = [...built.map(({ facilityId }) => facilityId), INSTALLATION_FACILITY];
  const swept: string[] = [];
  const fail = async () => {
    throw new Error('no');
  };
  const underWay = Promise.withResolvers<void>();
  const sweep = async (_: unknown, id: string) => {
    swept.push(id);
    if (swept.length > facilities.length) await underWay.promise;
  };
  const sweeps = startSweeps(database.app, [fail, sweep], 0.01);
  await vi.waitUntil(() => swept.length > facilities.length, { timeout: 60_000 });
  expect(new Set(swept)).toEqual(new Set(facilities));
  const order: string[] = [];
  const stopped = sweeps.stop().then(() => order.push('stopped'));
  await new Promise(setImmediate);
  order.push('finished');
  underWay.resolve();
  await stopped;
  expect(order).toEqual(['finished', 'stopped']);
  expect(swept).toHaveLength(facilities.length + 1);
});
