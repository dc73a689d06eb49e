import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Makes the list of rules stale. */
export const reloadRules = () => queryClient.invalidateQueries(trpc.retention.listRetention.pathFilter());

const changing = { onError: showFailure, onSettled: reloadRules };

/** What is done to a rule. Each makes the list of rules stale. */
export const useRetentionChanges = () => ({
  save: useMutation(trpc.retention.saveRetentionRule.mutationOptions(changing)),
  turn: useMutation(trpc.retention.switchRetentionRule.mutationOptions(changing)),
  remove: useMutation(trpc.retention.removeRetentionRule.mutationOptions(changing)),
});
