import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first visit. */
export const ProvisionalPage = lazy(() =>
  loadPart(() => import('./provisional-page.tsx')).then((module) => ({ default: module.ProvisionalPage })),
);
