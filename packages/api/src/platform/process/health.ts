import { access, constants } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { Router } from 'express';
import type { Orm } from '../database/orm.ts';
import { compareMigrations } from '../database/schema-stands.ts';
import { noStore } from '../http/web-security.ts';
import type { App } from './context.ts';

/** What a process needs in order to serve, each by itself. */
interface Readiness {
  readonly process: 'ok' | 'draining';
  readonly database: 'ok' | 'unavailable';
  readonly schema: 'ok' | 'unfit' | 'unknown';
  readonly files: 'ok' | 'unavailable';
}

/** Who asks is answered within this time, whatever hangs. */
const ANSWER_WITHIN_MILLISECONDS = 2000;

/** Whether this build runs on a database where these migrations have run. */
const fitsSchema = (applied: readonly string[]): boolean => compareMigrations(applied).lacks.length === 0;

const readApplied = async (orm: Orm): Promise<string[]> => {
  const pool = await orm.em.getConnection().getNativeClient();
  const client = await pool.connect();
  try {
    const query = { text: 'select name from mikro_orm_migrations', query_timeout: ANSWER_WITHIN_MILLISECONDS };
    const { rows } = await client.query<{ name: string }>(query);
    client.release();
    return rows.map(({ name }) => name);
  } catch (error) {
    client.release(true);
    throw error;
  }
};

const lookAtDatabase = async ({ orm }: Pick<App, 'orm'>): Promise<Pick<Readiness, 'database' | 'schema'>> => {
  try {
    return { database: 'ok', schema: fitsSchema(await readApplied(orm)) ? 'ok' : 'unfit' };
  } catch {
    return { database: 'unavailable', schema: 'unknown' };
  }
};

/** An unmounted disk leaves a folder behind that can be written: only the mark tells. */
const lookAtFiles = async ({ config, files }: Pick<App, 'config' | 'files'>): Promise<Readiness['files']> => {
  try {
    await access(config.filesFolder, constants.R_OK | constants.W_OK);
    return (await files.isThere()) ? 'ok' : 'unavailable';
  } catch {
    return 'unavailable';
  }
};

const within = <Found>(looking: Promise<Found>, otherwise: Found): Promise<Found> =>
  Promise.race([looking, pause(ANSWER_WITHIN_MILLISECONDS, otherwise, { ref: false })]);

/** One look at a time: whoever asks meanwhile shares it. */
const shared = <Found>(look: () => Promise<Found>): (() => Promise<Found>) => {
  let underWay: Promise<Found> | null = null;
  return () => {
    underWay ??= look().finally(() => {
      underWay = null;
    });
    return underWay;
  };
};

/** Tells whether a process can serve. However many ask, the database is asked once at a time. */
export const openReadiness = (app: Pick<App, 'orm' | 'config' | 'files' | 'stopping'>): (() => Promise<Readiness>) => {
  const database = shared(() => lookAtDatabase(app));
  const files = shared(() => lookAtFiles(app));
  return async () => ({
    process: app.stopping.signal.aborted ? 'draining' : 'ok',
    ...(await within(database(), { database: 'unavailable', schema: 'unknown' })),
    files: await within(files(), 'unavailable'),
  });
};

/** `/live`, or nothing behind it: this process runs. `/ready`: it can serve; 503 with what it lacks otherwise. */
export const serveHealth = (app: Pick<App, 'orm' | 'config' | 'files' | 'stopping'>): Router => {
  const readiness = openReadiness(app);
  return Router()
    .use(noStore)
    .get(['/', '/live'], (_request, response) => {
      response.json({ status: 'ok' });
    })
    .get('/ready', async (_request, response) => {
      const found = await readiness();
      const isReady = Object.values(found).every((one) => one === 'ok');
      response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'not ready', ...found });
    });
};
