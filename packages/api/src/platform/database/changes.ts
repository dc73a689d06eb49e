import { EventEmitter } from 'node:events';
import { Client } from 'pg';
import { keepTrying } from '../process/keep-trying.ts';
import type { Log } from '../process/log.ts';
import { patienceOptions } from './database-settings.ts';

/** Tells that a facility's worklist, a document or what is set (`settings`) changed. It carries no data: whoever listens reads what there is now. */
export interface Changes {
  /** Calls back for each change of the facility or document, and once after a lost connection came back. */
  onChange(id: string, callback: () => void): () => void;
  close(): Promise<void>;
}

/** A connection that listens. */
interface Listening {
  /** Resolves when the connection is gone, whoever closed it. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/** A server that takes the connection and says nothing is away as well. */
const ANSWER_WITHIN_MILLISECONDS = 10_000;

/**
 * Listens to PostgreSQL's channels `worklist`, which names facilities, `document`, `session`, which names those that
 * ended, and `setting`, which says `settings`, on a connection of its own.
 */
const listen = async (databaseUrl: string, onId: (id: string) => void): Promise<Listening> => {
  const client = new Client({
    connectionString: databaseUrl,
    application_name: 'mailroom-changes',
    options: patienceOptions('page'),
    keepAlive: true,
    keepAliveInitialDelayMillis: ANSWER_WITHIN_MILLISECONDS,
    connectionTimeoutMillis: ANSWER_WITHIN_MILLISECONDS,
    query_timeout: ANSWER_WITHIN_MILLISECONDS,
  });
  const ended = new Promise<void>((resolve) => client.once('end', resolve));
  client.on('notification', ({ payload }) => payload && onId(payload));
  // Whatever goes wrong with a connection ends it, and the end is what is heeded.
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('listen worklist; listen document; listen session; listen setting');
  } catch (error) {
    client.end().catch(() => {});
    throw error;
  }
  return { ended, close: () => client.end() };
};

/**
 * Tells of changes as long as it is open: a lost connection is made anew, by one attempt at a time.
 *
 * Notifications sent while the connection was lost are gone, so every listener is called after a reconnect.
 */
export const openChanges = async (databaseUrl: string, log: Log): Promise<Changes> => {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const closing = new AbortController();
  const { signal } = closing;
  const onFailure = (error: unknown) => log.warn({ err: error }, 'waiting for the database to listen to changes');
  const connect = () => listen(databaseUrl, (id) => emitter.emit(id));
  let listening = await connect();

  const follow = async (): Promise<void> => {
    for (;;) {
      await listening.ended;
      listening = await keepTrying(connect, { signal, onFailure });
      if (signal.aborted) return listening.close();
      for (const id of emitter.eventNames()) emitter.emit(id);
    }
  };
  follow().catch(
    (error: unknown) => signal.aborted || log.error({ err: error }, 'changes are not listened to any more'),
  );

  return {
    onChange(id, callback) {
      emitter.on(id, callback);
      return () => emitter.off(id, callback);
    },
    async close() {
      closing.abort();
      await listening.close();
    },
  };
};

interface Bell {
  /** Resolves when something changed since it was last asked, the time is over, or the signal aborts. */
  next(withinMilliseconds?: number): Promise<void>;
  stop(): void;
}

/** Rings for each change of a facility's worklist, a document or a session, from now on. */
export const openBell = (changes: Changes, ids: readonly string[], signal: AbortSignal): Bell => {
  let rung = Promise.withResolvers<void>();
  const ring = () => rung.resolve();
  const stops = ids.map((id) => changes.onChange(id, ring));
  signal.addEventListener('abort', ring, { once: true });
  return {
    async next(withinMilliseconds) {
      const timer = withinMilliseconds === undefined ? undefined : setTimeout(ring, withinMilliseconds);
      await rung.promise;
      clearTimeout(timer);
      rung = Promise.withResolvers();
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
};
