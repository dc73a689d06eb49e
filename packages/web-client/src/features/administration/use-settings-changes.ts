import { useMutation } from '@tanstack/react-query';
import { isRefusedWith } from '../../platform/errors/failure.ts';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';
import { showFailure } from '../../ui/show-failure.ts';

/** Makes stale what the administration's pages show, and what the worklist offers by it. */
const refresh = () =>
  Promise.all([
    queryClient.invalidateQueries(trpc.administration.pathFilter()),
    queryClient.invalidateQueries(trpc.worklist.listFilterOptions.pathFilter()),
  ]);

const settled = { onSettled: refresh };

/** A tag that is gone takes its dialog along, so that the page says why. */
const tellGone = (error: unknown): void => {
  if (isRefusedWith(error, 'TagNotFound')) showFailure(error);
};

/** What an administrator changes of the facility. Whoever asks says beside the field what was refused. */
export const useFacilityChanges = () => ({
  changeFacility: useMutation(trpc.administration.changeFacility.mutationOptions(settled)),
  changeTimes: useMutation(trpc.administration.changeTimes.mutationOptions(settled)),
});

export const useSourceChanges = () => ({
  addSource: useMutation(trpc.administration.addSource.mutationOptions(settled)),
  changeSource: useMutation(trpc.administration.changeSource.mutationOptions(settled)),
});
export type SourceChanges = ReturnType<typeof useSourceChanges>;

export const useTagChanges = () => ({
  addTag: useMutation(trpc.administration.addTag.mutationOptions(settled)),
  changeTag: useMutation(trpc.administration.changeTag.mutationOptions({ ...settled, onError: tellGone })),
  removeTag: useMutation(trpc.administration.removeTag.mutationOptions({ ...settled, onError: tellGone })),
});
export type TagChanges = ReturnType<typeof useTagChanges>;

export const useRestrictionChanges = () => ({
  saveRestrictionRule: useMutation(
    trpc.administration.saveRestrictionRule.mutationOptions({ ...settled, onError: showFailure }),
  ),
  removeRestrictionRule: useMutation(
    trpc.administration.removeRestrictionRule.mutationOptions({ ...settled, onError: showFailure }),
  ),
});
