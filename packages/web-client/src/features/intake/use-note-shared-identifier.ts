import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Says that somebody knows of a shared identifier. Makes the list of them stale. */
export const useNoteSharedIdentifier = () =>
  useMutation(
    trpc.intake.noteSharedIdentifier.mutationOptions({
      onError: showFailure,
      onSettled: () => queryClient.invalidateQueries(trpc.intake.listSharedIdentifiers.pathFilter()),
    }),
  );
