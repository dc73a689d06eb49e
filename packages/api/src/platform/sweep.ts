import type { App } from './context.ts';
import { Facility } from './facility.entity.ts';

/** Puts right what time alone made wrong in one facility. */
export type Sweep = (app: App, facilityId: string) => Promise<void>;

const sweepAll = async (app: App, sweeps: readonly Sweep[]): Promise<void> => {
  const facilities = await app.orm.em.fork().find(Facility, {}, { fields: ['id'] });
  for (const { id } of facilities) {
    for (const sweep of sweeps) {
      try {
        await sweep(app, id);
      } catch (error) {
        app.log.error({ err: error, facilityId: id }, 'a sweep failed');
      }
    }
  }
};

/** Sweeps every facility again and again. Several workers may do so at once: each sweep is safe to run twice. */
export const startSweeps = (app: App, sweeps: readonly Sweep[], everySeconds: number): { stop(): Promise<void> } => {
  let underWay = Promise.resolve();
  const timer = setInterval(() => {
    underWay = underWay.then(() => sweepAll(app, sweeps));
  }, everySeconds * 1000);
  return {
    async stop() {
      clearInterval(timer);
      await underWay;
    },
  };
};
