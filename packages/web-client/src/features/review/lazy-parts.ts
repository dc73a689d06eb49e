import { lazy } from 'react';
import { defer } from '../../platform/loading/deferred.ts';
import { loadPart } from '../../platform/loading/load-part.ts';

const loadPane = () =>
  loadPart(() => import('./document-pane.tsx')).then((module) => ({ default: module.DocumentPane }));
const loadToast = () => loadPart(() => import('./undo-toast.tsx')).then((module) => ({ default: module.UndoToast }));
const loadBulkBar = () => loadPart(() => import('./bulk-bar.tsx')).then((module) => ({ default: module.BulkBar }));

/** The list does not wait for the pane, and the first document that is opened does not either. */
export const DocumentPane = lazy(loadPane);
export const UndoToast = lazy(loadToast);
export const BulkBar = lazy(loadBulkBar);

defer(loadPane);
defer(loadToast);
defer(loadBulkBar);
