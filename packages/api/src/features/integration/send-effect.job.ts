import type { App } from '../../platform/context.ts';
import type { JobData } from '../../platform/jobs.ts';
import { attemptEffect } from './attempt-effect.ts';
import { beginAttempt } from './begin-attempt.ts';
import { settleEffect } from './settle-effect.ts';

type Sender = Pick<App, 'fhir' | 'files' | 'orm'>;

/** An attempt that settled nothing; the queue tries again later. */
class EffectUnsettledError extends Error {
  override name = 'EffectUnsettledError';
}

/**
 * Sends what a decision does to the hospital's record, under one effect key through all attempts. Killed at any point it
 * can run again: what was written down before sending says that the server must be asked first. The signal stops it before
 * anybody else may try.
 *
 * @throws EffectUnsettledError while there is no clear answer.
 */
export const sendEffectJob = async (
  app: Sender,
  data: JobData['send-effect'],
  signal: AbortSignal = new AbortController().signal,
): Promise<void> => {
  const attempt = await beginAttempt(app, data);
  if (!attempt) return;
  const outcome = await attemptEffect(app, { facilityId: data.facilityId, attempt, signal });
  await settleEffect(app, data, outcome);
  if (outcome.outcome === 'postponed' || outcome.outcome === 'unclear') {
    throw new EffectUnsettledError(`The effect is ${outcome.outcome}.`);
  }
};
