import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Makes the patients and the list of documents stale: the documents of a merged patient move. */
const refresh = () =>
  Promise.all([
    queryClient.invalidateQueries(trpc.provisional.listProvisionalPatients.pathFilter()),
    queryClient.invalidateQueries(trpc.worklist.listWorklist.pathFilter()),
  ]);

/** What a clerk does about a provisional patient. */
export const useProvisionalChanges = () => {
  const settled = { onError: showFailure, onSettled: refresh };
  return {
    merge: useMutation(trpc.provisional.mergeProvisionalPatient.mutationOptions(settled)),
    undo: useMutation(trpc.provisional.undoMerge.mutationOptions(settled)),
    search: useMutation(trpc.provisional.searchRealRecord.mutationOptions(settled)),
  };
};
