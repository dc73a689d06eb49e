import { Effect } from '../../model/effect.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';

/** Whether an attempt is the one that was begun last, and nobody has settled its effect: the queue may take a slow worker for a dead one. */
export const isLatestAttempt = (
  { orm }: Pick<App, 'orm'>,
  facilityId: string,
  { effectId, number }: { readonly effectId: string; readonly number: number },
): Promise<boolean> =>
  forkForFacility(orm, facilityId).transactional(
    async (em) => (await em.count(Effect, { id: effectId, state: 'sent', attempts: number })) > 0,
  );
