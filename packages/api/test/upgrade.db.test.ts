import { readFile } from 'node:fs/promises';
import { expect, inject, it } from 'vitest';
import { JOBS } from '../src/jobs.ts';
import { entities } from '../src/model/entities.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openOrm } from '../src/platform/database/orm.ts';
import { asSuperuser, createEmpty, dropDatabase, withDatabase } from './scratch-database.ts';
import { APPLICATION_ROLE } from './start-migrated-postgres.ts';

/** The last migration of release 0.1.0. */
const RELEASED = '0005-decisions';

it('a database of release 0.1.0 that holds documents is migrated, and what is new says of them what was true', async () => {
  const postgres = inject('postgres');
  const name = await createEmpty(postgres);
  const ownerUrl = withDatabase(postgres.databaseOwnerUrl, name);
  const orm = await openOrm({ databaseUrl: ownerUrl, entities });
  const ask = (text: string) =>
    asSuperuser(postgres, name, async (client) => (await client.query({ text, rowMode: 'array' })).rows);
  try {
    await orm.migrator.up({ to: RELEASED });
    const rows = await readFile(new URL('release-0.1.0.sql', import.meta.url), 'utf8');
    await orm.em.getConnection().execute(rows);
    await migrate({ jobs: JOBS, entities, orm, ownerUrl, applicationRole: APPLICATION_ROLE });
    expect(
      await ask(
        "select status, ended_at < now() - interval '80 days', count(*)::int from document group by 1, 2 order by 1",
      ),
    ).toEqual([
      ['integrated', true, 4],
      ['integrating', null, 2],
      ['received', null, 2],
      ['rejected', true, 2],
      ['review', null, 2],
      ['unreadable', null, 2],
    ]);
    expect(await ask('select status, sum(documents)::int from worklist_counter group by 1 order by 1')).toEqual([
      ['integrated', 4],
      ['integrating', 2],
      ['received', 2],
      ['rejected', 2],
      ['review', 2],
      ['unreadable', 2],
    ]);
    // What came and what was in it, of each of seven documents at two facilities.
    expect(await ask('select kind, count(*)::int from stored_file group by 1 order by 1')).toEqual([
      ['body', 14],
      ['original', 14],
    ]);
    expect(await ask('select role, provider_id, count(*)::int from membership group by 1, 2 order by 1')).toEqual([
      ['administrator', null, 2],
      ['clerk', null, 2],
    ]);
    expect(await ask('select is_living(session), count(*)::int from session group by 1 order by 1')).toEqual([
      [false, 2],
      [true, 2],
    ]);
  } finally {
    await orm.close();
    await dropDatabase(postgres, name);
  }
});
