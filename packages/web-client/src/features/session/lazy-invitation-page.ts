import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first visit. */
export const InvitationPage = lazy(() =>
  loadPart(() => import('./invitation-page.tsx')).then((module) => ({ default: module.InvitationPage })),
);
