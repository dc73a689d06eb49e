import { lazy } from 'react';

/** Nobody drags a file in the page's first second. */
export const DropTarget = lazy(() => import('./drop-target.tsx').then((module) => ({ default: module.DropTarget })));
