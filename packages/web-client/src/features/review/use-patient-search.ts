import type { FoundPatient } from '@mailroom/contracts';
import { useQuery } from '@tanstack/react-query';
import { trpcClient } from '../../platform/rpc/trpc.ts';
import { joinFound, survivorIds } from './join-found.ts';
import type { TypedSearch } from './typed-search.ts';

/** Nothing of it is kept: what was found names patients, and another search cancels it. */
const PASSING = { gcTime: 0, staleTime: Infinity } as const;
/** On its own, so that neither the mirror's answer nor anything else of the page waits for the hospital's server. */
const ALONE = { isAlone: true };
const NOBODY: readonly FoundPatient[] = [];
const NOTHING_TYPED: TypedSearch = { names: [], birthDate: null, number: null };

interface Asked {
  readonly documentId: string;
  readonly search: TypedSearch;
}

const askServer = ({ documentId, search }: Asked, fhirIds: string[], signal: AbortSignal) =>
  trpcClient.review.searchServer.mutate({ documentId, ...search, fhirIds }, { signal, context: ALONE });

/** A record that took the place of a merged one may have been merged itself since; more often than that nobody merges. */
const MAX_ROUNDS = 3;

const askForSurvivors = async (documentId: string, heirIds: readonly string[], signal: AbortSignal) => {
  const asked = new Set<string>();
  let fhirIds = [...heirIds];
  let found: readonly FoundPatient[] = [];
  for (let round = 0; round < MAX_ROUNDS && fhirIds.length > 0; round += 1) {
    for (const fhirId of fhirIds) asked.add(fhirId);
    const { patients } = await askServer({ documentId, search: NOTHING_TYPED }, fhirIds, signal);
    found = [...found, ...patients];
    fhirIds = survivorIds(found).filter((fhirId) => !asked.has(fhirId));
  }
  return found;
};

/**
 * A clerk's own search: the mirror's answer, which the hospital's server joins, and the records that took the place of merged ones.
 *
 * @param heirIds Records that took the place of merged candidates: they are offered before anything is typed.
 */
export const usePatientSearch = (documentId: string, typed: TypedSearch | null, heirIds: readonly string[]) => {
  const enabled = typed !== null;
  const search = typed ?? NOTHING_TYPED;
  const asked = { documentId, search };
  const mirror = useQuery({
    queryKey: ['search-patients', asked],
    queryFn: ({ signal }) => trpcClient.review.searchPatients.mutate({ documentId, ...search }, { signal }),
    enabled,
    ...PASSING,
  });
  const server = useQuery({
    queryKey: ['search-server', asked],
    queryFn: ({ signal }) => askServer(asked, [], signal),
    enabled,
    ...PASSING,
  });
  const found = joinFound([mirror.data?.patients ?? NOBODY, server.data?.patients ?? NOBODY]);
  const missing = typed === null ? heirIds : survivorIds(found);
  const survivors = useQuery({
    queryKey: ['search-survivors', documentId, missing],
    queryFn: ({ signal }) => askForSurvivors(documentId, missing, signal),
    enabled: missing.length > 0,
    ...PASSING,
  });
  return { found: joinFound([found, survivors.data ?? NOBODY]), mirror, server };
};

export type PatientSearching = ReturnType<typeof usePatientSearch>;
