import { expect, it } from 'vitest';
import { openTestDatabase } from '../../../test/open-test-database.ts';
import { entities } from '../../model/entities.ts';
import { assertSettingsArrived, type Serves } from './database-settings.ts';
import { openOrm } from './orm.ts';

it('a connection is patient as whom it serves needs it, and one whose settings were dropped says what to run', async () => {
  await using database = await openTestDatabase();
  const ask = async (serves: Serves) => {
    const orm = await openOrm({ databaseUrl: database.databaseUrl, entities, serves, poolSize: 1 });
    const [shown] = await orm.em.fork().execute(`select current_setting('statement_timeout') as statement,
      current_setting('lock_timeout') as lock, current_setting('idle_in_transaction_session_timeout') as idle,
      current_setting('plan_cache_mode') as plans`);
    const complaint = await assertSettingsArrived(orm).then(
      () => '',
      (error: Error) => error.message,
    );
    await orm.close();
    return { shown, complaint };
  };
  const plans = 'force_generic_plan';
  expect(await ask('page')).toEqual({ shown: { statement: '5s', lock: '5s', idle: '10s', plans }, complaint: '' });
  expect(await ask('job')).toEqual({ shown: { statement: '1min', lock: '1min', idle: '1min', plans }, complaint: '' });
  // Connections without bounds stand for those of a pooler that dropped them.
  const { shown, complaint } = await ask('unlimited');
  expect(shown).toEqual({ statement: '0', lock: '0', idle: '0', plans });
  expect(complaint.split('\n').slice(1)).toEqual([
    `  alter role "mailroom_app" set statement_timeout = '60s';`,
    `  alter role "mailroom_app" set lock_timeout = '60s';`,
    `  alter role "mailroom_app" set idle_in_transaction_session_timeout = '60s';`,
  ]);
});

it('a statement of the queue is bounded too', async () => {
  await using database = await openTestDatabase();
  const { rows } = await database.app.jobs.boss.getDb().executeSql('show statement_timeout');
  expect(rows).toEqual([{ statement_timeout: '5s' }]);
});
