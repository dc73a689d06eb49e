import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';
import { useEnter } from './use-enter.ts';

/** Signs in as somebody of the demonstration. */
export const useSignIn = (returnPath: string | undefined) => {
  const enter = useEnter(returnPath);
  return useMutation(trpc.session.signIn.mutationOptions({ onSuccess: ({ session }) => enter(session) }));
};
