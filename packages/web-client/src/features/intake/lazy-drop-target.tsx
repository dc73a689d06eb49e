import { createElement } from 'react';
import { defer } from '../../platform/loading/deferred.ts';
import type { Uploads } from './use-uploads.ts';

const deferredTarget = defer(() => import('./drop-target.tsx').then((module) => module.DropTarget));

/** Nobody drags a file in the page's first second. */
export const DropTarget = ({ onAdd }: { onAdd: Uploads['add'] }) => {
  const Target = deferredTarget.use();
  return Target && createElement(Target, { onAdd });
};
