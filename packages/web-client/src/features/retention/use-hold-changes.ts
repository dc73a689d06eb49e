import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

const changing = {
  onError: showFailure,
  onSettled: () => queryClient.invalidateQueries(trpc.retention.listHolds.pathFilter()),
};

/** Placing and lifting legal holds. Each makes the holds of every document stale: one may be about a patient. */
export const useHoldChanges = () => ({
  place: useMutation(trpc.retention.placeHold.mutationOptions(changing)),
  lift: useMutation(trpc.retention.liftHold.mutationOptions(changing)),
});
