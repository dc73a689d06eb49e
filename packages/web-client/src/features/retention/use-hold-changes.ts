import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

const changing = {
  onSettled: () => queryClient.invalidateQueries(trpc.retention.listHolds.pathFilter()),
};

/** Placing and lifting legal holds. Whoever asks says beside the field what was refused. Each makes the holds of every document stale: one may be about a patient. */
export const useHoldChanges = () => ({
  place: useMutation(trpc.retention.placeHold.mutationOptions(changing)),
  lift: useMutation(trpc.retention.liftHold.mutationOptions(changing)),
});
