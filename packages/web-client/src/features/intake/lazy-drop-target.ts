import { lazy } from 'react';
import { loadPart } from '../../platform/load-part.ts';

/** Nobody drags a file in the page's first second. */
export const DropTarget = lazy(() =>
  loadPart(() => import('./drop-target.tsx')).then((module) => ({ default: module.DropTarget })),
);
