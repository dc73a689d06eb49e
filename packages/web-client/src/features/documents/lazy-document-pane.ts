import { lazy } from 'react';
import { loadPart } from '../../platform/load-part.ts';

/** The pane comes when the first document is opened; the list does not wait for it. */
export const DocumentPane = lazy(() =>
  loadPart(() => import('./document-pane.tsx')).then((module) => ({ default: module.DocumentPane })),
);
