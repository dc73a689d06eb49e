import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EntityManager } from '@mikro-orm/postgresql';
import type { Client } from 'pg';
import { inject } from 'vitest';
import { entities } from '../src/model/entities.ts';
import { openApp } from '../src/open-app.ts';
import { type Orm, openOrm } from '../src/platform/database/orm.ts';
import { readConfig } from '../src/platform/process/config.ts';
import { type App, forkForFacility } from '../src/platform/process/context.ts';
import { asSuperuser, cloneMigrated, dropDatabase, withDatabase } from './scratch-database.ts';

/** A migrated database of one's own, with a running application connected as the application's role. */
export interface TestDatabase extends AsyncDisposable {
  readonly app: App;
  readonly orm: Orm;
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  /** Connects as the tables' owner. */
  readonly owner: Orm;
  /** As the tables' owner acting for a facility, who sets up its people, sources, tags and connection. */
  asOwner<Result>(facilityId: string, run: (em: EntityManager) => Promise<Result>): Promise<Result>;
  /** Beyond row-level security: for asking what is really there. */
  asSuperuser<Result>(run: (client: Client) => Promise<Result>): Promise<Result>;
}

/** Clones the migrated template (about 40 ms) and opens the application on it. */
export const openTestDatabase = async (): Promise<TestDatabase> => {
  const postgres = inject('postgres');
  const name = await cloneMigrated(postgres);
  const databaseUrl = withDatabase(postgres.databaseUrl, name);
  const databaseOwnerUrl = withDatabase(postgres.databaseOwnerUrl, name);
  const files = mkdtempSync(join(tmpdir(), 'mailroom-files-'));
  const config = readConfig({
    FILES: files,
    LOG_LEVEL: 'fatal',
    DEMONSTRATION: 'on',
    BUDGETS: 'enforced',
    MAX_OBJECT_MEGABYTES: '1',
    SECRETS_KEY: '0f'.repeat(32),
  });
  // Opened first: the entities of a process follow the ORM that was opened last.
  const owner = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  const app = await openApp({ config, databaseUrl, name: 'test', isWorker: false, serves: 'job' });
  return {
    app,
    orm: app.orm,
    databaseUrl,
    databaseOwnerUrl,
    owner,
    asOwner: (facilityId, run) => run(forkForFacility(owner, facilityId)),
    asSuperuser: (run) => asSuperuser(postgres, name, run),
    async [Symbol.asyncDispose]() {
      await app[Symbol.asyncDispose]();
      await owner.close();
      await dropDatabase(postgres, name);
      await rm(files, { recursive: true, force: true });
    },
  };
};
