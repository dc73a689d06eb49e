import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first visit. */
export const OwnSessionsPage = lazy(() =>
  loadPart(() => import('./own-sessions-page.tsx')).then((module) => ({ default: module.OwnSessionsPage })),
);
