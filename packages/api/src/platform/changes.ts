import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from './log.ts';

/** Tells that a facility's worklist or a document changed. It carries no data: whoever listens reads what there is now. */
export interface Changes {
  /** Calls back for each change of the facility or document, and once after a lost connection came back. */
  onChange(id: string, callback: () => void): () => void;
  close(): Promise<void>;
}

const RECONNECT_MILLISECONDS = 1000;

/**
 * Listens to PostgreSQL's channels `worklist`, which names facilities, `document`, and `session`, which names those that ended, on a connection of its own.
 *
 * Notifications sent while the connection was lost are gone, so every listener is called after a reconnect.
 */
export const openChanges = async (databaseUrl: string, log: Log): Promise<Changes> => {
  const emitter = new EventEmitter();
  emitter.setMaxListeners(0);
  const closing = new AbortController();
  let client: Client;

  const connect = async () => {
    client = new Client({ connectionString: databaseUrl, application_name: 'mailroom-changes', keepAlive: true });
    client.on('notification', ({ payload }) => payload && emitter.emit(payload));
    client.on('error', () => {});
    client.on('end', () => void reconnect());
    await client.connect();
    await client.query('listen worklist; listen document; listen session');
  };
  const reconnect = async () => {
    while (!closing.signal.aborted) {
      try {
        await connect();
        for (const id of emitter.eventNames()) emitter.emit(id);
        return;
      } catch {
        log.warn('waiting for the database to listen to changes');
        await sleep(RECONNECT_MILLISECONDS, undefined, { ref: false });
      }
    }
  };

  await connect();
  return {
    onChange(id, callback) {
      emitter.on(id, callback);
      return () => emitter.off(id, callback);
    },
    async close() {
      closing.abort();
      await client.end();
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
