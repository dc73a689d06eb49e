import { createFileRoute } from '@tanstack/react-router';
import { OwnSessionsPage, requireSession } from '../features/session/index.ts';
import { AppHeader } from '../shell/app-header.tsx';

export const Route = createFileRoute('/sessions')({
  beforeLoad: () => requireSession('/sessions'),
  component: () => <OwnSessionsPage header={<AppHeader />} />,
});
