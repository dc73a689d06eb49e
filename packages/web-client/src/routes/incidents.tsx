import { createFileRoute } from '@tanstack/react-router';
import { IncidentsPage } from '../features/integration/index.ts';
import { requireSession } from '../features/session/index.ts';

export const Route = createFileRoute('/incidents')({
  beforeLoad: () => requireSession('/incidents'),
  component: IncidentsPage,
});
