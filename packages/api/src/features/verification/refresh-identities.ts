import { Document } from '../../model/document.entity.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { settingOf } from '../../platform/settings/kept-settings.ts';
import { FRESH_HOURS } from './fresh-hours.ts';

/** Checked again in the last part of the time after which a check is stale: of a day, its last four hours. */
const CHECK_AGAIN_AFTER = 5 / 6;
/** Longer than the server may be away while the queue tries a first check again and again. */
const RESTED_MINUTES = 60;
/** Of one facility in one go: the oldest first, the others at the next. */
const MAX_DOCUMENTS = 500;

/**
 * Has identities checked again that grow old while their documents wait, or that the server did not answer for, and those that were
 * never checked, should a job have been lost or have failed at every attempt.
 */
export const refreshIdentities = async (
  app: Pick<App, 'config' | 'jobs' | 'log' | 'orm' | 'settings'>,
  facilityId: string,
) => {
  const { orm, jobs } = app;
  const freshHours = await settingOf(app, facilityId, FRESH_HOURS);
  const before = new Date(Date.now() - CHECK_AGAIN_AFTER * freshHours * 3_600_000);
  const rested = new Date(Date.now() - RESTED_MINUTES * 60_000);
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    const waiting = await em.find(
      Document,
      {
        status: { $in: ['review', 'unreadable'] },
        verification: {
          $or: [
            { freshness: { $in: ['stale', 'unavailable'] } },
            { checkedAt: { $lt: before } },
            { outcome: 'pending', receivedAt: { $lt: rested } },
          ],
        },
      },
      { fields: ['id'], orderBy: { verification: { checkedAt: 'asc nulls first' } }, limit: MAX_DOCUMENTS },
    );
    await jobs.enqueueAll(em, 'verify-document', { data: waiting.map(({ id }) => ({ facilityId, documentId: id })) });
  });
};
