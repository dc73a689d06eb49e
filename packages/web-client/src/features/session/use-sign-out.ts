import { LEAVING_COOKIE } from '@mailroom/contracts/agreements';
import { useMutation } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { BASE_PATH } from '../../platform/base-path.ts';
import { forgetDrafts } from '../../platform/reload/drafts.ts';
import { forgetAnswers } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

/** Signs out. The history entry is replaced and the cache emptied, so that the next user finds no patient in either. */
export const useSignOut = () => {
  const router = useRouter();
  return useMutation(
    trpc.session.signOut.mutationOptions({
      onSuccess: async () => {
        forgetAnswers();
        forgetDrafts();
        // The session began at an identity provider: the provider's own ends too, and the provider leads back here.
        if (document.cookie.includes(`${LEAVING_COOKIE}=`))
          return window.location.replace(`${BASE_PATH}/sign-in/leave`);
        await router.navigate({ to: '/sign-in', state: {}, replace: true });
      },
    }),
  );
};
