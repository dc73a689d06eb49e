import { createFileRoute } from '@tanstack/react-router';
import { InvitationPage } from '../features/session/index.ts';
import { PageTools } from '../shell/page-tools.tsx';

export const Route = createFileRoute('/invitation')({
  component: () => <InvitationPage tools={<PageTools />} />,
});
