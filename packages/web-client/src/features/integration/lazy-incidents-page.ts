import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first visit. */
export const IncidentsPage = lazy(() =>
  loadPart(() => import('./incidents-page.tsx')).then((module) => ({ default: module.IncidentsPage })),
);
