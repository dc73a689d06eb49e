import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '../features/session/index.ts';
import { preloadWorklist, validateViewSearch, WorklistPage } from '../features/worklist/index.ts';
import { stringifySearch } from '../platform/search-string.ts';
import { AppHeader } from '../shell/app-header.tsx';

export const Route = createFileRoute('/')({
  validateSearch: validateViewSearch,
  beforeLoad: ({ search, location }) => {
    // Asked for before the session is known, so that both leave in one request: a visit begins with one round trip.
    preloadWorklist(search, location.state.patientName ?? null);
    return requireSession(`/${stringifySearch(search)}`);
  },
  component: () => <WorklistPage Header={AppHeader} />,
});
