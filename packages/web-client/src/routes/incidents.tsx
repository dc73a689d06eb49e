import { createFileRoute } from '@tanstack/react-router';
import { IncidentsPage } from '../features/integration/index.ts';
import { requireSession } from '../features/session/index.ts';
import { AppHeader } from '../shell/app-header.tsx';

export const Route = createFileRoute('/incidents')({
  beforeLoad: () => requireSession('/incidents'),
  component: () => <IncidentsPage header={<AppHeader />} />,
});
