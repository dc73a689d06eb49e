import { mkdtempSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { entities } from '../src/entities.ts';
import { startLocalPostgres } from '../src/platform/local-postgres.ts';
import { migrate } from '../src/platform/migrate.ts';
import { openOrm } from '../src/platform/orm.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    postgres: { superuserUrl: string; databaseUrl: string; databaseOwnerUrl: string };
  }
}

/** Durability is for patients' documents, not for test rows. */
const SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

/** One PostgreSQL server for the run; its database is migrated once and cloned by each test file. */
const setUp = async ({ provide }: TestProject): Promise<() => Promise<void>> => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-test-'));
  // The server may run as a user of its own, which has to reach its folder.
  await chmod(folder, 0o755);
  const { superuserUrl, databaseUrl, databaseOwnerUrl, stop } = await startLocalPostgres({
    folder,
    settings: SETTINGS,
  });
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities });
  await migrate({ orm, ownerUrl: databaseOwnerUrl, applicationRole: 'mailroom_app' });
  await orm.close();
  provide('postgres', { superuserUrl, databaseUrl, databaseOwnerUrl });
  return async () => {
    await stop();
    await rm(folder, { recursive: true, force: true });
  };
};

// Vitest asks for a default export.
export default setUp;
