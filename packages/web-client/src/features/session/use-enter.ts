import type { SessionView } from '@mailroom/contracts';
import { toReturnPath } from '@mailroom/contracts/agreements';
import { useRouter } from '@tanstack/react-router';
import { forgetAnswers, queryClient } from '../../platform/rpc/query-client.ts';
import { sessionQuery } from './require-session.ts';

/** Goes where the user was heading, with the session that began. Whatever an earlier user had loaded is forgotten first. */
export const useEnter = (returnPath: string | undefined): ((session: SessionView) => Promise<void>) => {
  const router = useRouter();
  return async (session) => {
    const before = queryClient.getQueryData(sessionQuery.queryKey);
    forgetAnswers();
    queryClient.setQueryData(sessionQuery.queryKey, {
      session,
      isDemonstration: before?.isDemonstration ?? true,
      worklistVersion: null,
    });
    await router.navigate({ href: toReturnPath(returnPath), replace: true });
  };
};
