import { createFileRoute } from '@tanstack/react-router';
import { ProvisionalPage } from '../features/provisional/index.ts';
import { requireSession } from '../features/session/index.ts';
import { AppHeader } from '../shell/app-header.tsx';

export const Route = createFileRoute('/provisional-patients')({
  beforeLoad: () => requireSession('/provisional-patients'),
  component: () => <ProvisionalPage header={<AppHeader />} />,
});
