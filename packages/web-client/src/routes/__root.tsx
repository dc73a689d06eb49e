import { createRootRoute, Outlet } from '@tanstack/react-router';
import { CrashPage } from '../platform/crash-page.tsx';
import { LostPage } from '../platform/lost-page.tsx';

export const Route = createRootRoute({
  component: Outlet,
  errorComponent: CrashPage,
  notFoundComponent: LostPage,
});
