import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

/** Makes the people and the open links stale. */
const refresh = () =>
  Promise.all([
    queryClient.invalidateQueries(trpc.administration.listPeople.pathFilter()),
    queryClient.invalidateQueries(trpc.administration.listInvitations.pathFilter()),
  ]);

/** What an administrator does about people. Whoever asks says beside the field what was refused. */
export const usePeopleChanges = () => {
  const settled = { onSettled: refresh };
  return {
    changeRole: useMutation(trpc.administration.changeRole.mutationOptions(settled)),
    endSessions: useMutation(trpc.administration.endSessions.mutationOptions(settled)),
    inviteBack: useMutation(trpc.administration.inviteBack.mutationOptions(settled)),
    invitePerson: useMutation(trpc.administration.invitePerson.mutationOptions(settled)),
    removePerson: useMutation(trpc.administration.removePerson.mutationOptions(settled)),
    takeBackInvitation: useMutation(trpc.administration.takeBackInvitation.mutationOptions(settled)),
  };
};

export type PeopleChanges = ReturnType<typeof usePeopleChanges>;
