import type { WideSearch } from '@mailroom/contracts';
import type { App } from '../../platform/process/context.ts';
import { loadTraits } from './load-traits.ts';
import { recordVerifications } from './record-verifications.ts';
import { type Asked, askServer } from './verify-documents.job.ts';

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
  const documents = await loadTraits(app, facilityId, [documentId]);
  const answers = await askServer(app, facilityId, documents);
  const [document] = documents;
  const [answer] = answers;
  if (!document || answer === undefined) return 'not-asked';
  await recordVerifications(app, { facilityId, answered: [{ document, answer }], isWide: true });
  return searchOf(answer);
};
