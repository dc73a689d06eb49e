import { createRootRoute, Outlet } from '@tanstack/react-router';
import { CrashPage } from '../shell/crash-page.tsx';
import { LostPage } from '../shell/lost-page.tsx';

export const Route = createRootRoute({
  component: Outlet,
  errorComponent: CrashPage,
  notFoundComponent: LostPage,
});
