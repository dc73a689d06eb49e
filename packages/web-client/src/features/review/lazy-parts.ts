import { lazy } from 'react';
import { defer } from '../../platform/loading/deferred.ts';
import { loadPart } from '../../platform/loading/load-part.ts';

const loadPane = () =>
  loadPart(() => import('./document-pane.tsx')).then((module) => ({ default: module.DocumentPane }));
const loadToast = () => loadPart(() => import('./undo-toast.tsx')).then((module) => ({ default: module.UndoToast }));
const loadBulkBar = () => loadPart(() => import('./bulk-bar.tsx')).then((module) => ({ default: module.BulkBar }));

/** Loaded once the list is there (`defer`), so that neither the list nor the first document that is opened waits for it. */
export const DocumentPane = lazy(loadPane);
export const UndoToast = lazy(loadToast);
export const BulkBar = lazy(loadBulkBar);

defer(loadPane);
defer(loadToast);
defer(loadBulkBar);
