import type { EntityManager } from '@mikro-orm/postgresql';
import { Effect } from '../../model/effect.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { forkForFacility } from '../../platform/process/context.ts';
import { findRealRecord, type Made, type Watching } from './find-real-record.ts';

/** Of one facility in one go, so that the hospital's server is never asked for many at once; the others are asked for at the next. */
const MAX_SEARCHED = 10;
const MAX_MERGES = 100;
const FIRST_PAUSE_MINUTES = 10;
const LAST_PAUSE_MINUTES = 24 * 60;

/** Real records most often appear soon, or not for long: each pause is twice the one before, up to a day. */
const nextSearchAt = (searches: number): Date =>
  new Date(Date.now() + Math.min(LAST_PAUSE_MINUTES, FIRST_PAUSE_MINUTES * 2 ** Math.min(searches, 10)) * 60_000);

/** Takes up merges again whose job was lost or has failed at every attempt. */
const resumeMerges = async (em: EntityManager, { jobs }: Watching, facilityId: string): Promise<void> => {
  const merges = await em.find(
    ProvisionalPatient,
    {
      mergedInto: { $ne: null },
      mergeDueAt: { $lt: new Date(Date.now() - FIRST_PAUSE_MINUTES * 60_000) },
      resolvedAt: null,
    },
    { fields: ['id'], orderBy: { mergeDueAt: 'asc' }, limit: MAX_MERGES },
  );
  await jobs.enqueueAll(em, 'merge-patient', {
    data: merges.map(({ id }) => ({ facilityId, provisionalPatientId: id })),
  });
};

/** Whether no document is theirs any more, and the hospital has never heard of them. */
const isAbandoned = async (em: EntityManager, { patient }: Made): Promise<boolean> =>
  patient.$.isProvisional &&
  (await em.count(Verification, { patient: patient.id })) === 0 &&
  (await em.count(Effect, { patient: patient.id })) === 0;

/**
 * Looks whether the real records of provisional patients have appeared. What the hospital has merged itself is followed; whoever is
 * only like them is listed, for a clerk to say. While its server does not answer they stay as they are.
 */
export const watchProvisional = async (app: Watching, facilityId: string): Promise<void> => {
  const due = await forkForFacility(app.orm, facilityId).transactional(async (em) => {
    await resumeMerges(em, app, facilityId);
    const made = await em.find(
      ProvisionalPatient,
      { resolvedAt: null, mergedInto: null, searchAt: { $lte: new Date() } },
      { populate: ['patient'], orderBy: { searchAt: 'asc' }, limit: MAX_SEARCHED, strategy: 'joined' },
    );
    const inUse: Made[] = [];
    for (const one of made) {
      if (await isAbandoned(em, one)) em.assign(one, { resolvedAt: new Date() });
      else {
        // Before anybody is asked: one who cannot be asked for keeps nobody else waiting.
        em.assign(one, { searchAt: nextSearchAt(one.searches) });
        inUse.push(one);
      }
    }
    return inUse;
  });
  for (const made of due) await findRealRecord(app, facilityId, made);
};
