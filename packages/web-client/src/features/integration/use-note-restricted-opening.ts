import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Says that a supervisor knows of an opening. Makes the list of them stale. */
export const useNoteRestrictedOpening = () =>
  useMutation(
    trpc.documents.noteRestrictedOpening.mutationOptions({
      onError: showFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.documents.listRestrictedOpenings.pathFilter()),
    }),
  );
