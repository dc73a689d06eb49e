import { useMutation, useQueryClient } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';

/** Sends one file. What it makes stale: the list and its counts, since a new document may belong to both. */
export const useReceiveDocument = () => {
  const queryClient = useQueryClient();
  return useMutation(
    trpc.intake.receiveDocument.mutationOptions({
      meta: { isAside: true },
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.worklist.listWorklist.pathFilter(), { cancelRefetch: false });
        void queryClient.invalidateQueries(trpc.worklist.countByStatus.pathFilter(), { cancelRefetch: false });
      },
    }),
  );
};
