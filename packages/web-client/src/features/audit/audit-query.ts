import type { AuditFilter } from '@mailroom/contracts';
import { infiniteQueryOptions, keepPreviousData } from '@tanstack/react-query';
import { trpc, trpcClient } from '../../platform/rpc/trpc.ts';

const PAGE = 50;

/** The same as a file for whoever keeps audits, each entry a FHIR `AuditEvent` on a line of its own. */
export const exportAddress = (filter: AuditFilter): string => {
  const stated = Object.entries(filter).filter(([, value]) => value !== null);
  return `/exports/audit.ndjson?${new URLSearchParams(stated.map(([name, value]) => [name, String(value)]))}`;
};

/** The audit, page by page; with a key of tRPC's own. */
export const auditQuery = (filter: AuditFilter) =>
  infiniteQueryOptions({
    queryKey: trpc.audit.listAudit.infiniteQueryKey({ ...filter, limit: PAGE }),
    queryFn: ({ pageParam, signal }) =>
      trpcClient.audit.listAudit.query({ ...filter, limit: PAGE, cursor: pageParam }, { signal }),
    // The first page has none.
    initialPageParam: null as string | null,
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
    staleTime: 0,
  });
