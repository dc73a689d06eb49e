import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { findInMirror, patientsFound } from '../verification/index.ts';
import { beginSearch } from './search-typed.ts';

const search = async (
  ctx: SignedInContext<'DocumentNotFound' | 'TooManySearches'>,
  searched: contracts.PatientSearch,
): Promise<contracts.PatientsFound> => {
  const traits = await beginSearch(ctx, 'mirror', searched);
  const { found, isComplete } = await findInMirror(ctx.em, searched);
  return patientsFound(traits, found, { isComplete });
};

export const searchPatients = procedure(contracts.searchPatients).mutation(({ ctx, input }) => search(ctx, input));
