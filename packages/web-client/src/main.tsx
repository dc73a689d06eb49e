import '@fontsource-variable/inter/wght.css';
import '@mantine/core/styles.layer.css';
import './ui/app.css';
import { createRouter, RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { isSignedIn } from './features/session/index.ts';
import { tellRefusalsBy } from './platform/errors/refusal-sentences.ts';
import { startLanguage } from './platform/language/language.ts';
import { leaveDrafts } from './platform/reload/drafts.ts';
import { forgetAnswers, onSignedOut } from './platform/rpc/query-client.ts';
import { parseSearch, stringifySearch } from './platform/search-string.ts';
import { refusalSentences } from './refusal-sentences.ts';
import { routeTree } from './routeTree.gen.ts';
import { Application } from './shell/application.tsx';

const router = createRouter({
  routeTree,
  parseSearch,
  stringifySearch,
  // The cache of queries decides what is fresh, not the router.
  defaultPreloadStaleTime: 0,
  // Opening a document is written into its history, so nothing is fetched on a mere hover.
  defaultPreload: false,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}

onSignedOut(() => {
  // As long as no session is known there is none to end: the route itself sends people to the sign-in page.
  if (!isSignedIn()) return;
  const match = router.state.matches.at(-1);
  if (match === undefined || match.pathname === '/sign-in') return;
  forgetAnswers();
  leaveDrafts();
  // The way back is made of what the route accepted from its address, and of nothing else that stands there.
  const path = `${match.pathname}${stringifySearch(match.search)}`;
  const search = { problem: 'session-ended' as const, ...(path === '/' ? {} : { return: path }) };
  void router.navigate({ to: '/sign-in', search, state: {}, replace: true });
});

tellRefusalsBy(refusalSentences);

// The first answers are on their way while the language loads and the empty page is made.
void router.load();
await startLanguage();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <Application>
      <RouterProvider router={router} />
    </Application>
  </StrictMode>,
);
