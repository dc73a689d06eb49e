import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/query-client.ts';
import { showFailure } from '../../platform/show-failure.ts';
import { trpc } from '../../platform/trpc.ts';

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
