import type { App } from '../../platform/context.ts';
import { FhirRefused, FhirUnavailable } from '../../platform/fhir/fhir-error.ts';
import type { PatientAnswer } from '../../platform/fhir/search-patients.ts';
import type { JobData } from '../../platform/jobs.ts';
import { type AskedDocument, loadTraits } from './load-traits.ts';
import { recordVerifications } from './record-verifications.ts';

type Verifier = Pick<App, 'fhir' | 'orm'>;

/** One call for all of them; empty when the server cannot be asked. */
const askServer = async (
  { fhir }: Verifier,
  facilityId: string,
  documents: readonly AskedDocument[],
): Promise<readonly PatientAnswer[]> => {
  const queries = documents.map(({ traits }) => ({
    identifiers: traits.identifiers,
    families: traits.family === null ? [] : [traits.family],
    birthDate: traits.birthDate,
  }));
  try {
    return await fhir.forFacility(facilityId).searchPatients(queries, { signal: new AbortController().signal });
  } catch (error) {
    if (error instanceof FhirUnavailable || error instanceof FhirRefused) return [];
    throw error;
  }
};

/**
 * Checks whose documents are, against the hospital's server by one call for all of them, and against the mirror where the
 * server gives no answer. Nobody waits for it: the list and the pane show what is known so far, and how fresh it is.
 *
 * @returns the jobs of documents that the server did not answer for, to be tried again.
 */
export const verifyDocumentsJob = async (
  app: Verifier,
  facilityId: string,
  jobs: readonly JobData['verify-document'][],
): Promise<readonly JobData['verify-document'][]> => {
  const documents = await loadTraits(
    app,
    facilityId,
    jobs.map(({ documentId }) => documentId),
  );
  if (documents.length === 0) return [];
  const answers = await askServer(app, facilityId, documents);
  const answered = documents.map((document, index) => {
    const answer = answers[index];
    return { document, answer: answer?.outcome === 'found' ? answer : null };
  });
  await recordVerifications(app, { facilityId, answered });
  const open = new Set(answered.filter(({ answer }) => !answer).map(({ document }) => document.documentId));
  return jobs.filter(({ documentId }) => open.has(documentId));
};
