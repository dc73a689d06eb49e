import { mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JOBS } from '../src/jobs.ts';
import { entities } from '../src/model/entities.ts';
import { migrate } from '../src/platform/database/migrate.ts';
import { openOrm } from '../src/platform/database/orm.ts';
import { type LocalPostgres, startLocalPostgres } from '../src/platform/local/local-postgres.ts';

/** Durability is for patients' documents, not for test rows. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

export const APPLICATION_ROLE = 'mailroom_app';

/** A PostgreSQL server in a folder of its own, with one migrated database; `stop` removes both. */
export const startMigratedPostgres = async (): Promise<LocalPostgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-test-'));
  // The server may run as a user of its own, which has to reach its folder.
  await chmod(folder, 0o755);
  const postgres = await startLocalPostgres({ folder, settings: SETTINGS });
  const orm = await openOrm({ databaseUrl: postgres.databaseOwnerUrl, entities });
  await migrate({ jobs: JOBS, entities, orm, ownerUrl: postgres.databaseOwnerUrl, applicationRole: APPLICATION_ROLE });
  await orm.close();
  return {
    ...postgres,
    async stop() {
      await postgres.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
};
