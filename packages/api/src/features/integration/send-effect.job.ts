import { z } from 'zod';
import { noteCalls } from '../../platform/fhir/note-calls.ts';
import { type AskedCalls, watchCalls } from '../../platform/fhir/watch-calls.ts';
import { type JobDeclaration, queueOptions } from '../../platform/jobs/jobs.ts';
import { allJobs, eachJob } from '../../platform/jobs/run-jobs.ts';
import type { App } from '../../platform/process/context.ts';
import { gather } from '../../platform/process/gather.ts';
import { runTraced } from '../../platform/process/trace.ts';
import { storedForm } from '../../platform/stored/stored-form.ts';
import { attemptEffect } from './attempt-effect.ts';
import { beginAttempts } from './begin-attempt.ts';
import type { EffectOutcome } from './effect-outcome.ts';
import { isLatestAttempt } from './is-latest-attempt.ts';
import { openLargeLimit } from './limit-large.ts';
import { giveUpEffect, type Settled, settleEffects } from './settle-effect.ts';

const EffectJob = z.strictObject({ facilityId: z.uuid(), effectId: z.uuid() });
type EffectJob = z.infer<typeof EffectJob>;

declare module '../../platform/jobs/jobs.ts' {
  interface JobData {
    'send-effect': EffectJob;
  }
}

type Sender = Pick<App, 'fhir' | 'files' | 'jobs' | 'log' | 'orm'>;

/** An attempt that settled nothing; the queue tries again later. */
class EffectUnsettledError extends Error {
  override name = 'EffectUnsettledError';
}

interface Attempted extends Settled {
  readonly calls: AskedCalls;
}

const settleAll = async (app: Sender, facilityId: string, attempted: readonly Attempted[]): Promise<true[]> => {
  await settleEffects(app, facilityId, attempted);
  // What was asked later says more.
  const calls: AskedCalls = new Map(attempted.flatMap(({ calls }) => [...calls]));
  await noteCalls(app, { facilityId, calls });
  return attempted.map(() => true);
};

/** Runs the job of one effect. The signal stops it before anybody else may try. */
export type SendEffect = (data: EffectJob, signal?: AbortSignal) => Promise<void>;

/**
 * Sends what decisions do to the hospital's record, each under one effect key through all attempts. Killed at any point a job
 * can run again: what was written down before sending says that the server must be asked first. Effects of one facility that
 * are sent at the same time are written down together.
 *
 * What it returns throws EffectUnsettledError while there is no clear answer.
 */
export const openSender = (app: Sender): SendEffect => {
  const begin = gather((facilityId, effectIds: readonly string[]) => beginAttempts(app, facilityId, effectIds));
  const settle = gather((facilityId, attempted: readonly Attempted[]) => settleAll(app, facilityId, attempted));
  const limitLarge = openLargeLimit();
  return async ({ facilityId, effectId }, signal = new AbortController().signal) => {
    const attempt = await begin(facilityId, effectId);
    if (!attempt) return;
    const { client, calls } = watchCalls(app.fhir.forFacility(facilityId));
    const isLatest = () => isLatestAttempt(app, facilityId, { effectId, number: attempt.number });
    const send = () => attemptEffect({ client, files: app.files, isLatest }, { facilityId, attempt, signal });
    // What is asked of the hospital's server belongs to the decision, whatever had this attempt made.
    const sendTraced = () => (attempt.traceparent === null ? send() : runTraced(attempt.traceparent, send));
    const attempted = await limitLarge({ facilityId, sizeBytes: attempt.sizeBytes }, sendTraced);
    const outcome: EffectOutcome = attempted ?? { outcome: 'postponed' };
    await settle(facilityId, { effectId, outcome, versions: attempt.versions, calls });
    if (outcome.outcome === 'postponed' || outcome.outcome === 'unclear') {
      throw new EffectUnsettledError(`The effect is ${outcome.outcome}.`);
    }
  };
};

const form = storedForm('job send-effect', EffectJob);

export const SEND_EFFECT: JobDeclaration<EffectJob> = {
  form,
  // Longer than one attempt may take, so that two attempts at one effect do not overlap.
  queue: queueOptions({
    retryLimit: 12,
    retryDelay: 2,
    retryDelayMax: 600,
    expireInSeconds: 180,
    deadLetter: 'dead-effects',
  }),
  open: (app) => ({
    // An attempt may take as long as the hospital's server takes; others do not wait behind it.
    take: { takers: 20, batchSize: 8, perFacility: 16 },
    run: allJobs({ log: app.log, form, run: openSender(app) }),
    giveUp: eachJob({ log: app.log, form, run: (data) => giveUpEffect(app, data) }),
  }),
};
