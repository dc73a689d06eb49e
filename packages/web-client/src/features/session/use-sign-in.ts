import type { SessionView } from '@mailroom/contracts';
import { toReturnPath } from '@mailroom/contracts/agreements';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { forgetAnswers, queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { sessionQuery } from './require-session.ts';

/** Signs in and goes where the user was heading. Whatever an earlier user had loaded is forgotten first. */
export const useSignIn = (returnPath: string | undefined) => {
  const router = useRouter();
  return useMutation(
    trpc.session.signIn.mutationOptions({
      onSuccess: async ({ session }) => {
        const before = queryClient.getQueryData(sessionQuery.queryKey);
        forgetAnswers();
        queryClient.setQueryData(sessionQuery.queryKey, {
          session: session satisfies SessionView,
          isDemonstration: before?.isDemonstration ?? true,
          worklistVersion: null,
        });
        await router.navigate({ href: toReturnPath(returnPath), replace: true });
      },
    }),
  );
};
