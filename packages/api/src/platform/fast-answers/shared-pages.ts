import type { Redis } from 'ioredis';
import type { Orm } from '../database/orm.ts';
import type { Config } from '../process/config.ts';
import { openPauses } from '../process/keep-trying.ts';
import type { Log } from '../process/log.ts';
import { openSealer } from '../secrets/sealer.ts';

/** Pages that another process may have made: a second layer behind the pages in memory, sealed before they leave. */
export interface SharedPages {
  /** Null also while Redis is away or slow, and for what is not ours. */
  find(key: string, version: string): Promise<Uint8Array | null>;
  /** Nobody waits for it, and nothing fails by it. */
  keep(key: string, version: string, bytes: Uint8Array): void;
  close(): void;
}

/** Making a page takes about this long: who waits longer for a kept one has lost. */
const ANSWER_WITHIN_MILLISECONDS = 20;
const CONNECT_WITHIN_MILLISECONDS = 2000;
/** Frees memory of versions that nobody asks for any more; what a page is valid for is its version. */
const KEPT_MILLISECONDS = 600_000;
/** Redis may get as many times what a process keeps itself, because every version of a page is another entry there. */
const SHARED_TIMES = 10;

/** Counts what this process puts into Redis: within the time that a page is kept there, so many bytes and no more. */
export const openAllowance = (maxBytes: number, now: () => number = Date.now): ((bytes: number) => boolean) => {
  let since = now();
  let spent = 0;
  return (bytes) => {
    if (now() - since > KEPT_MILLISECONDS) {
      since = now();
      spent = 0;
    }
    spent += bytes;
    return spent <= maxBytes;
  };
};

/** What versions count in: a database that was put back to an earlier state counts again what it has counted before. */
const readEra = async (orm: Orm): Promise<string> => {
  const [row] = await orm.em
    .fork()
    .execute<{ era: string }[]>(
      `select concat_ws(' ', current_database(), 'worklist_version'::regclass::oid, pg_postmaster_start_time()) as era`,
    );
  if (!row) throw new Error('The database does not say since when it runs.');
  return row.era;
};

/** Loaded here, because most processes never need it. */
const connect = async (url: string, log: Log): Promise<Redis> => {
  const { Redis } = await import('ioredis');
  let pause = openPauses();
  const redis = new Redis(url, {
    commandTimeout: ANSWER_WITHIN_MILLISECONDS,
    connectTimeout: CONNECT_WITHIN_MILLISECONDS,
    // A command that cannot leave now is of no use later.
    enableOfflineQueue: false,
    maxRetriesPerRequest: 0,
    retryStrategy: () => pause(),
    enableAutoPipelining: true,
  });
  let isAwaySaid = false;
  redis.on('ready', () => {
    isAwaySaid = false;
    pause = openPauses();
  });
  redis.on('error', () => {
    if (!isAwaySaid) log.warn('Redis is away; pages are shared again when it is back');
    isAwaySaid = true;
  });
  return redis;
};

interface SharedPagesOptions {
  readonly config: Config;
  readonly orm: Orm;
  readonly log: Log;
}

/** Starts to connect and does not wait for it. Null where Redis is not configured. */
export const openSharedPages = async ({ config, orm, log }: SharedPagesOptions): Promise<SharedPages | null> => {
  if (config.sharedPages === null) return null;
  const { nameOf, seal, open } = openSealer(config.sharedPages.keys, 'pages');
  const era = await readEra(orm);
  const redis = await connect(config.sharedPages.url, log);
  const isAllowed = openAllowance(SHARED_TIMES * config.pageCacheBytes);
  const nameOfPage = (key: string, version: string): string => `mailroom:page:${nameOf(`${era}\n${version}\n${key}`)}`;
  return {
    async find(key, version) {
      const name = nameOfPage(key, version);
      const sealed = await redis.getBuffer(name).catch(() => null);
      return sealed && open(name, sealed);
    },
    keep(key, version, bytes) {
      if (!isAllowed(bytes.byteLength)) return;
      const name = nameOfPage(key, version);
      redis.set(name, seal(name, bytes), 'PX', KEPT_MILLISECONDS).catch(() => {});
    },
    close: () => redis.disconnect(),
  };
};
