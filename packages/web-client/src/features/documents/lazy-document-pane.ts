import { lazy } from 'react';
import { defer } from '../../platform/deferred.ts';
import { loadPart } from '../../platform/load-part.ts';

const loadPane = () =>
  loadPart(() => import('./document-pane.tsx')).then((module) => ({ default: module.DocumentPane }));

/** The list does not wait for the pane, and the first document that is opened does not either. */
export const DocumentPane = lazy(loadPane);

defer(loadPane);
