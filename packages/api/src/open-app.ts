import { JOBS } from './jobs.ts';
import { entities } from './model/entities.ts';
import { openChanges } from './platform/database/changes.ts';
import { assertSettingsArrived, type Serves } from './platform/database/database-settings.ts';
import { assertRoleIsBound } from './platform/database/migrate.ts';
import { openOrm } from './platform/database/orm.ts';
import { assertSchemaStands } from './platform/database/schema-stands.ts';
import { openSharedPages } from './platform/fast-answers/shared-pages.ts';
import type { Connect } from './platform/fhir/connection.ts';
import { findConnection } from './platform/fhir/find-connection.ts';
import { FOR_PEOPLE, openFhir } from './platform/fhir/open-fhir.ts';
import { type FileStore, openFileStore } from './platform/files/file-store.ts';
import { claimFolder } from './platform/files/files-folder.ts';
import { newestFiles, readInstallationId } from './platform/files/installation.ts';
import { openJobs } from './platform/jobs/jobs.ts';
import { openOutgoing } from './platform/outgoing/outgoing.ts';
import type { Config } from './platform/process/config.ts';
import type { App } from './platform/process/context.ts';
import { openLog } from './platform/process/log.ts';
import { openMetrics } from './platform/process/metrics.ts';
import { openSettings } from './platform/settings/kept-settings.ts';

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
  const settings = openSettings(orm, changes);
  const outgoing = openOutgoing(config.outgoing);
  const connect: Connect = (facilityId) => findConnection(orm, { facilityId, fallback: config.fhirBaseUrl });
  return {
    config,
    log,
    metrics,
    orm,
    files,
    outgoing,
    fhir: openFhir({ outgoing, connect }),
    fhirForPeople: openFhir({ outgoing, connect, ...FOR_PEOPLE }),
    jobs,
    stopping: new AbortController(),
    changes,
    settings,
    sharedPages,
    async [Symbol.asyncDispose]() {
      sharedPages?.close();
      settings.close();
      await Promise.all([jobs.close(), changes.close()]);
      await orm.close();
      await outgoing.close();
    },
  };
};
