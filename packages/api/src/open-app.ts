import { entities } from './entities.ts';
import { JOBS } from './jobs.ts';
import { openChanges } from './platform/changes.ts';
import type { Config } from './platform/config.ts';
import type { App } from './platform/context.ts';
import { assertSettingsArrived, type Serves } from './platform/database-settings.ts';
import { openFhir } from './platform/fhir/open-fhir.ts';
import { type FileStore, openFileStore } from './platform/file-store.ts';
import { claimFolder } from './platform/files-folder.ts';
import { findConnection } from './platform/find-connection.ts';
import { newestFiles, readInstallationId } from './platform/installation.ts';
import { openJobs } from './platform/jobs.ts';
import { openLog } from './platform/log.ts';
import { openMetrics } from './platform/metrics.ts';
import { assertRoleIsBound } from './platform/migrate.ts';
import { openOrm } from './platform/orm.ts';
import { assertSchemaStands } from './platform/schema-stands.ts';
import { openSharedPages } from './platform/shared-pages.ts';

interface OpenAppOptions {
  readonly config: Config;
  readonly databaseUrl: string;
  readonly name: string;
  readonly isWorker: boolean;
  /** Whose patience its statements have; a process that is no worker answers people, unless it says otherwise. */
  readonly serves?: Serves;
}

/** The folder of files of a database that the application may work with. */
const openBound = async ({
  config,
  log,
  metrics,
  orm,
}: Pick<App, 'config' | 'log' | 'metrics' | 'orm'>): Promise<FileStore> => {
  await assertRoleIsBound(orm);
  await assertSettingsArrived(orm);
  await assertSchemaStands(orm);
  const installationId = await readInstallationId(orm);
  const folder = config.filesFolder;
  await claimFolder(folder, { installationId, paths: await newestFiles(orm) });
  return await openFileStore({ folder, installationId, log, metrics });
};

/**
 * Opens what a process works with, connected as the application's role.
 *
 * @throws Error in one sentence when the database refuses or is not of this release, the role is not bound, or the folder of files is
 * not this installation's.
 */
export const openApp = async ({
  config,
  databaseUrl,
  name,
  isWorker,
  serves = isWorker ? 'job' : 'page',
}: OpenAppOptions): Promise<App & AsyncDisposable> => {
  const log = openLog(name, config.logLevel);
  const metrics = openMetrics();
  const orm = await openOrm({ databaseUrl, entities, serves });
  const files = await openBound({ config, log, metrics, orm }).catch(async (error: unknown) => {
    await orm.close();
    throw error;
  });
  const [jobs, changes, sharedPages] = await Promise.all([
    openJobs({
      databaseUrl,
      declared: JOBS,
      isWorker,
      onError: (error) => log.error({ err: error }, 'the job queue failed'),
    }),
    openChanges(databaseUrl, log),
    isWorker ? null : openSharedPages({ config, orm, log }),
  ]);
  return {
    config,
    log,
    metrics,
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
