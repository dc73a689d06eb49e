import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { startProxy } from '../../../test/start-proxy.ts';
import { entities } from '../../model/entities.ts';
import { openOrm } from './orm.ts';

it('transactions that an outage cuts off give their connections back', async () => {
  await using database = await openTestDatabase();
  await using proxy = await startProxy(database.databaseUrl);
  const orm = await openOrm({ databaseUrl: proxy.url, entities, poolSize: 2 });
  const cut = (): Promise<void> =>
    orm.em.fork().transactional(async (em) => {
      await em.execute('select 1');
      proxy.pass('away');
      await em.execute('select 1');
    });
  for (let n = 0; n < 3; n += 1) {
    await expect(cut()).rejects.toThrow(/terminated|connection/i);
    proxy.pass('open');
  }
  await expect(orm.em.fork().execute('select 1 as one')).resolves.toEqual([{ one: 1 }]);
  await orm.close();
});
