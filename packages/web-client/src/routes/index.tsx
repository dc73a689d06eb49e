import { createFileRoute } from '@tanstack/react-router';
import { requireSession } from '../features/session/index.ts';
import { preloadWorklist, validateViewSearch, WorklistPage } from '../features/worklist/index.ts';
import { stringifySearch } from '../platform/search-string.ts';

export const Route = createFileRoute('/')({
  validateSearch: validateViewSearch,
  beforeLoad: ({ search }) => requireSession(`/${stringifySearch(search)}`),
  loaderDeps: ({ search }) => search,
  loader: ({ deps, location }) => preloadWorklist(deps, location.state.patientName ?? null),
  component: WorklistPage,
});
