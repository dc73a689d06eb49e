import { Effect } from '../../model/effect.entity.ts';
import { Incident } from '../../model/incident.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';

/** Longer than the queue lets an effect rest between two attempts. */
const RESTED_MINUTES = 30;
const MAX_EFFECTS = 500;

/** Takes up effects that nobody works on any more and that no incident tells of, should a job have been lost. */
export const resumeEffects = async ({ orm, jobs }: Pick<App, 'orm' | 'jobs'>, facilityId: string): Promise<void> => {
  const before = new Date(Date.now() - RESTED_MINUTES * 60_000);
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const incidents = await em.find(Incident, { closedAt: null }, { fields: ['effect'] });
    const resting = await em.find(
      Effect,
      {
        id: { $nin: incidents.map(({ effect }) => effect.id) },
        $or: [
          { state: 'planned', dueAt: { $lt: before } },
          { state: { $in: ['sent', 'unknown'] }, sentAt: { $lt: before } },
        ],
      },
      { fields: ['id'], orderBy: { dueAt: 'asc' }, limit: MAX_EFFECTS },
    );
    await jobs.enqueueAll(em, 'send-effect', { data: resting.map(({ id }) => ({ facilityId, effectId: id })) });
  });
};
