import { lazy } from 'react';
import { loadPart } from '../../platform/loading/load-part.ts';

/** Comes with the first visit. */
export const SignInPage = lazy(() =>
  loadPart(() => import('./sign-in-page.tsx')).then((module) => ({ default: module.SignInPage })),
);
