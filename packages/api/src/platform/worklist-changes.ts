import { EventEmitter } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import type { Log } from './log.ts';

/** Tells that a facility's worklist changed. It carries no data: whoever listens reads the version. */
export interface WorklistChanges {
  /** Calls back for each change of the facility, and once after a lost connection came back. */
  onChange(facilityId: string, callback: () => void): () => void;
  close(): Promise<void>;
}

const RECONNECT_MILLISECONDS = 1000;

/**
 * Listens to PostgreSQL's `worklist` channel on a connection of its own.
 *
 * Notifications sent while the connection was lost are gone, so every listener is called after a reconnect.
 */
export const openWorklistChanges = async (databaseUrl: string, log: Log): Promise<WorklistChanges> => {
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
    await client.query('listen worklist');
  };
  const reconnect = async () => {
    while (!closing.signal.aborted) {
      try {
        await connect();
        for (const facilityId of emitter.eventNames()) emitter.emit(facilityId);
        return;
      } catch {
        log.warn('waiting for the database to listen to changes');
        await sleep(RECONNECT_MILLISECONDS, undefined, { ref: false });
      }
    }
  };

  await connect();
  return {
    onChange(facilityId, callback) {
      emitter.on(facilityId, callback);
      return () => emitter.off(facilityId, callback);
    },
    async close() {
      closing.abort();
      await client.end();
    },
  };
};
