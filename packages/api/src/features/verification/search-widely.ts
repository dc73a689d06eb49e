import type { WideSearch } from '@mailroom/contracts';
import type { App } from '../../platform/process/context.ts';
import { type Asked, askWidely } from './ask-hospital.ts';
import { loadTraits } from './load-traits.ts';
import { recordVerifications } from './record-verifications.ts';

const searchOf = (answer: Asked): WideSearch => {
  if (answer === 'unscoped' || answer.outcome === 'not-asked') return 'not-asked';
  if (answer.outcome !== 'found') return 'unanswered';
  return answer.isComplete ? 'searched' : 'incomplete';
};

/**
 * Asks the hospital's server for everybody who may be the patient of one document, while a person waits, and keeps whom it
 * found as the document's candidates.
 *
 * @returns `not-asked` also for a document that was decided meanwhile.
 */
export const searchWidely = async (
  app: Pick<App, 'fhir' | 'log' | 'orm'>,
  facilityId: string,
  documentId: string,
): Promise<WideSearch> => {
  const [document] = await loadTraits(app, facilityId, [documentId]);
  if (!document) return 'not-asked';
  const answer = await askWidely(app, facilityId, document);
  await recordVerifications(app, { facilityId, answered: [{ document, answer }], isWide: true });
  return searchOf(answer);
};
