import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first visit. */
export const AdministrationPage = lazy(() =>
  loadPart(() => import('./administration-page.tsx')).then((module) => ({ default: module.AdministrationPage })),
);
