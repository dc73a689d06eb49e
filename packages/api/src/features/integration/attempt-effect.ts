import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import type { App } from '../../platform/process/context.ts';
import type { Attempt, Sending } from './attempt.ts';
import type { EffectOutcome } from './effect-outcome.ts';
import { WAY } from './ways/ways.ts';

const fileDocument = async (sending: Sending): Promise<EffectOutcome> => {
  const { attempt } = sending;
  if (attempt.wasSent) {
    const outcome = await WAY.ask(sending);
    if (outcome) return outcome;
    if (attempt.isAcknowledged || attempt.mayArrive) return { outcome: 'unclear' };
  }
  return WAY.send(sending);
};

interface Means extends Partial<Pick<Sending, 'isLatest'>> {
  readonly client: FhirClient;
  readonly files: Pick<App['files'], 'load'>;
}

/**
 * Makes one attempt at an effect. An effect that may have been sent before is looked for under its effect key first, and
 * sent again only if it is not there, must have arrived by now, and the server never said that it is; what arrives later all the
 * same is kept out by `If-None-Exist`. Only an answer to a change can refuse it: a question that fails leaves it open.
 */
export const attemptEffect = async (
  { client, files, isLatest = async () => true }: Means,
  { facilityId, attempt, signal }: { facilityId: string; attempt: Attempt; signal: AbortSignal },
): Promise<EffectOutcome> => {
  const loadBytes = () => files.load(facilityId, attempt.sha256);
  const sending: Sending = { client, attempt, loadBytes, signal, isLatest };
  const { recalledFhirId } = attempt;
  const outcome = await (recalledFhirId === null ? fileDocument(sending) : WAY.recall(sending, recalledFhirId));
  // The document first, its other versions second: one that replaces another leaves no moment without either.
  return outcome.outcome === 'confirmed' ? WAY.markVersions(sending, outcome) : outcome;
};
