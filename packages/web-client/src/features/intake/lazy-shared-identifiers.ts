import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the page of incidents, for whoever is told of them. */
export const SharedIdentifiers = lazy(() =>
  loadPart(() => import('./shared-identifiers.tsx')).then((module) => ({ default: module.SharedIdentifiers })),
);
