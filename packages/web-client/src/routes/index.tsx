import { createFileRoute, redirect } from '@tanstack/react-router';
import { homeWithoutWorklist, requireSession } from '../features/session/index.ts';
import { preloadWorklist, validateViewSearch, WorklistPage } from '../features/worklist/index.ts';
import { stringifySearch } from '../platform/search-string.ts';
import { AppHeader } from '../shell/app-header.tsx';

export const Route = createFileRoute('/')({
  validateSearch: validateViewSearch,
  beforeLoad: async ({ search, location }) => {
    // Asked for before the session is known, so that both leave in one request: a visit begins with one round trip.
    if (homeWithoutWorklist() === null) preloadWorklist(search, location.state.patientName ?? null);
    await requireSession(`/${stringifySearch(search)}`);
    const home = homeWithoutWorklist();
    if (home !== null) throw redirect({ href: home, replace: true });
  },
  component: () => <WorklistPage Header={AppHeader} />,
});
