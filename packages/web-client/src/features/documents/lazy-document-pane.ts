import { lazy } from 'react';

/** The pane comes when the first document is opened; the list does not wait for it. */
export const DocumentPane = lazy(() =>
  import('./document-pane.tsx').then((module) => ({ default: module.DocumentPane })),
);
