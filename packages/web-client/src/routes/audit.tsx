import { createFileRoute } from '@tanstack/react-router';
import { AuditPage } from '../features/audit/index.ts';
import { requireSession } from '../features/session/index.ts';
import { AppHeader } from '../shell/app-header.tsx';

export const Route = createFileRoute('/audit')({
  beforeLoad: () => requireSession('/audit'),
  component: () => <AuditPage header={<AppHeader />} />,
});
