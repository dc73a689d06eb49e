import { createFileRoute } from '@tanstack/react-router';
import { leaveWhenSignedIn, SignInPage, validateReturnSearch } from '../features/session/index.ts';
import { PageTools } from '../shell/page-tools.tsx';

export const Route = createFileRoute('/sign-in')({
  validateSearch: validateReturnSearch,
  beforeLoad: ({ search }) => leaveWhenSignedIn(search.return),
  component: () => <SignInPage tools={<PageTools />} />,
});
