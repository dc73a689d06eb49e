import * as contracts from '@mailroom/contracts';
import { isFailedAsking } from '../../platform/fhir/fhir-error.ts';
import type { PatientAnswer } from '../../platform/fhir/search-patients.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { patientsFound, recordFound, typedQuery } from '../verification/index.ts';
import { beginSearch } from './search-typed.ts';

type SearchContext = SignedInContext<'DocumentNotFound' | 'TooManySearches'>;

const NO_ANSWER: PatientAnswer = { outcome: 'failed', status: 0 };
const ask = async (
  { app, session }: SearchContext,
  searched: contracts.SearchServerInput,
  signal: AbortSignal,
): Promise<PatientAnswer> => {
  const client = app.fhirForPeople.forFacility(session.facilityId);
  try {
    const [answer = NO_ANSWER] = await client.searchPatients([typedQuery(searched)], { signal });
    return answer;
  } catch (error) {
    if (isFailedAsking(error)) return NO_ANSWER;
    throw error;
  }
};

const search = async (
  ctx: SearchContext,
  searched: contracts.SearchServerInput,
  signal: AbortSignal,
): Promise<contracts.SearchServerOutput> => {
  const traits = await beginSearch(ctx, 'server', searched);
  const answer = await ask(ctx, searched, signal);
  const isAnswered = answer.outcome === 'found' || answer.outcome === 'not-asked';
  const { patients, isComplete } = answer.outcome === 'found' ? answer : { patients: [], isComplete: true };
  return { ...patientsFound(traits, patients.map(recordFound), { isComplete }), isAnswered };
};

/** Ends with the request, however it ends. */
export const searchServer = procedure(contracts.searchServer).mutation(({ ctx, input, signal }) =>
  search(ctx, input, signal ?? new AbortController().signal),
);
