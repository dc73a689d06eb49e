import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first visit. */
export const AuditPage = lazy(() =>
  loadPart(() => import('./audit-page.tsx')).then((module) => ({ default: module.AuditPage })),
);
