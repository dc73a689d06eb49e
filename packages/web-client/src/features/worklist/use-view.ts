import { skipToken, useQuery } from '@tanstack/react-query';
import { getRouteApi, useRouterState } from '@tanstack/react-router';
import { useCallback, useMemo } from 'react';
import { trpc } from '../../platform/rpc/trpc.ts';
import { NO_FILTERS, shortenView, type ViewSearch } from './view-search.ts';

declare module '@tanstack/react-router' {
  interface HistoryState {
    /** The one filter that stays out of the address; the browser keeps it with the history entry, in memory. */
    patientName?: string;
  }
}

const route = getRouteApi('/');

type Change = { [Key in keyof ViewSearch]?: ViewSearch[Key] | null };

/** What is on the screen, and how to change it. */
export interface View {
  search: ViewSearch;
  patientName: string | null;
  /** The name that a link's kept search stands for is still on its way. */
  isNamePending: boolean;
  nameError: unknown;
  change: (change: Change, options?: { replace: boolean }) => void;
  searchPatient: (patientName: string | null) => void;
  /** Every filter off; the tab, the sort and the open document stay. */
  clearFilters: () => void;
}

export const useView = (): View => {
  const search = route.useSearch();
  const navigate = route.useNavigate();
  const typedName = useRouterState({ select: ({ location }) => location.state.patientName ?? null });
  const searchId = search.search;
  const kept = useQuery(
    trpc.worklist.openSearch.queryOptions(searchId === undefined ? skipToken : { searchId }, { staleTime: Infinity }),
  );

  const change = useCallback(
    (change: Change, options?: { replace: boolean }) => {
      void navigate({ search: (previous) => shortenView({ ...previous, ...change }), state: true, ...options });
    },
    [navigate],
  );

  const searchPatient = useCallback(
    (patientName: string | null) => {
      void navigate({
        search: (previous) => shortenView({ ...previous, search: null }),
        state: patientName === null ? {} : { patientName },
        // Each pause in typing would be one more step back.
        replace: true,
      });
    },
    [navigate],
  );

  const clearFilters = useCallback(() => {
    void navigate({ search: (previous) => shortenView({ ...previous, ...NO_FILTERS }), state: {} });
  }, [navigate]);

  const patientName = typedName ?? kept.data?.patientName ?? null;
  const isNamePending = searchId !== undefined && kept.isPending;
  const nameError = kept.error;
  return useMemo(
    () => ({ search, patientName, isNamePending, nameError, change, searchPatient, clearFilters }),
    [search, patientName, isNamePending, nameError, change, searchPatient, clearFilters],
  );
};
