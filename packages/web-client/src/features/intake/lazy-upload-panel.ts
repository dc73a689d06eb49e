import { lazy } from 'react';

/** Comes with the first file that is added. */
export const UploadPanel = lazy(() => import('./upload-panel.tsx').then((module) => ({ default: module.UploadPanel })));
