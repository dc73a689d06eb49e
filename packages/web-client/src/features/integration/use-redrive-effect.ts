import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Tries an effect again. Makes the incidents and the list stale. */
export const useRedriveEffect = () =>
  useMutation(
    trpc.integration.redriveEffect.mutationOptions({
      onError: showFailure,
      onSettled: () =>
        Promise.all([
          queryClient.invalidateQueries(trpc.integration.listIncidents.pathFilter()),
          queryClient.invalidateQueries(trpc.worklist.listWorklist.pathFilter()),
        ]),
    }),
  );
