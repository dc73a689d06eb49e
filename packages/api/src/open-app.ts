import { entities } from './entities.ts';
import { openChanges } from './platform/changes.ts';
import type { Config } from './platform/config.ts';
import type { App } from './platform/context.ts';
import { openFhir } from './platform/fhir/open-fhir.ts';
import { openFileStore } from './platform/file-store.ts';
import { findConnection } from './platform/find-connection.ts';
import { openJobs } from './platform/jobs.ts';
import { openLog } from './platform/log.ts';
import { openMetrics } from './platform/metrics.ts';
import { assertRoleIsBound } from './platform/migrate.ts';
import { openOrm } from './platform/orm.ts';
import { openSharedPages } from './platform/shared-pages.ts';

interface OpenAppOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly name: string;
  readonly isWorker: boolean;
}

/**
 * Opens what a process works with, connected as the application's role.
 *
 * @throws Error in one sentence when the database refuses, the role is not bound, or the folder cannot be written.
 */
export const openApp = async ({
  config,
  databaseUrl,
  name,
  isWorker,
}: OpenAppOptions): Promise<App & AsyncDisposable> => {
  const log = openLog(name, config.logLevel);
  const files = await openFileStore(config.filesFolder, log);
  const orm = await openOrm({ databaseUrl, entities });
  try {
    await assertRoleIsBound(orm);
  } catch (error) {
    await orm.close();
    throw error;
  }
  const [jobs, changes, sharedPages] = await Promise.all([
    openJobs({ databaseUrl, isWorker, onError: (error) => log.error({ err: error }, 'the job queue failed') }),
    openChanges(databaseUrl, log),
    isWorker ? null : openSharedPages({ config, orm, log }),
  ]);
  return {
    config,
    log,
    metrics: openMetrics(),
    orm,
    files,
    fhir: openFhir({
      connect: (facilityId) => findConnection(orm, { facilityId, fallback: config.fhirBaseUrl }),
    }),
    jobs,
    stopping: new AbortController(),
    changes,
    sharedPages,
    async [Symbol.asyncDispose]() {
      sharedPages?.close();
      await Promise.all([jobs.close(), changes.close()]);
      await orm.close();
    },
  };
};
