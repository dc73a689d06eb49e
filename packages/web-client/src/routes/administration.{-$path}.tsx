import { createFileRoute } from '@tanstack/react-router';
import { AdministrationPage } from '../features/administration/index.ts';
import { requireSession } from '../features/session/index.ts';
import { AppHeader } from '../shell/app-header.tsx';

export const Route = createFileRoute('/administration/{-$path}')({
  beforeLoad: ({ params: { path } }) =>
    requireSession(path === undefined ? '/administration' : `/administration/${path}`),
  component: () => <AdministrationPage header={<AppHeader />} path={Route.useParams().path} />,
});
