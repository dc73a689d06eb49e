import { setTimeout as pause } from 'node:timers/promises';
import { Facility, INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import type { App } from '../process/context.ts';

/** Puts right what time alone made wrong in one facility. */
export type Sweep = (app: App, facilityId: string) => Promise<void>;

const sweepFacility = async (app: App, sweeps: readonly Sweep[], facilityId: string): Promise<void> => {
  for (const sweep of sweeps) {
    try {
      await sweep(app, facilityId);
    } catch (error) {
      app.log.error({ err: error, facilityId }, 'a sweep failed');
    }
  }
};

/** Without a database nothing is swept; the next time comes. */
const facilityIds = async (app: App): Promise<string[]> => {
  try {
    const facilities = await app.orm.em.fork().find(Facility, {}, { fields: ['id'] });
    // It has no documents, and an audit.
    return [...facilities.map(({ id }) => id), INSTALLATION_FACILITY];
  } catch (error) {
    app.log.error({ err: error }, 'nothing could be swept');
    return [];
  }
};

/**
 * Sweeps every facility and the installation again and again, with a rest in between. Several workers may do so at once: each sweep is safe to run
 * twice.
 */
export const startSweeps = (app: App, sweeps: readonly Sweep[], everySeconds: number): { stop(): Promise<void> } => {
  const stopping = new AbortController();
  const { signal } = stopping;
  const rest = () => pause(everySeconds * 1000, undefined, { signal }).catch(() => {});
  const run = async (): Promise<void> => {
    for (await rest(); !signal.aborted; await rest()) {
      for (const id of await facilityIds(app)) {
        if (signal.aborted) return;
        await sweepFacility(app, sweeps, id);
      }
    }
  };
  const running = run();
  return {
    async stop() {
      stopping.abort();
      await running;
    },
  };
};
