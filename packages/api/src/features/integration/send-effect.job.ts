import type { App } from '../../platform/context.ts';
import { watchCalls } from '../../platform/fhir/watch-calls.ts';
import type { JobData } from '../../platform/jobs.ts';
import { noteCalls } from '../../platform/note-calls.ts';
import { attemptEffect } from './attempt-effect.ts';
import { beginAttempt } from './begin-attempt.ts';
import { settleEffect } from './settle-effect.ts';

type Sender = Pick<App, 'fhir' | 'files' | 'log' | 'orm'>;

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
  const { facilityId } = data;
  const { client, calls } = watchCalls(app.fhir.forFacility(facilityId));
  const outcome = await attemptEffect({ client, files: app.files }, { facilityId, attempt, signal });
  await settleEffect(app, data, outcome);
  await noteCalls(app, { facilityId, calls });
  if (outcome.outcome === 'postponed' || outcome.outcome === 'unclear') {
    throw new EffectUnsettledError(`The effect is ${outcome.outcome}.`);
  }
};
