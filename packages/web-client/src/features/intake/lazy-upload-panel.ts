import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first file that is added. */
export const UploadPanel = lazy(() =>
  loadPart(() => import('./upload-panel.tsx')).then((module) => ({ default: module.UploadPanel })),
);
