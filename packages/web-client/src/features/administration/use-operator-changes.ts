import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../platform/rpc/query-client.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

const { administration } = trpc;

const refreshFacilities = () =>
  Promise.all([
    queryClient.invalidateQueries(administration.listFacilities.pathFilter()),
    queryClient.invalidateQueries(administration.readHospital.pathFilter()),
  ]);

const refreshProviders = () =>
  Promise.all([
    queryClient.invalidateQueries(administration.listProviders.pathFilter()),
    queryClient.invalidateQueries(administration.readProvider.pathFilter()),
  ]);

/** What an operator does about hospitals. Whoever asks says beside the field what was refused. */
export const useFacilityChanges = () => {
  const settled = { onSettled: refreshFacilities };
  return {
    add: useMutation(administration.addFacility.mutationOptions(settled)),
    connect: useMutation(administration.connectFacility.mutationOptions(settled)),
    invite: useMutation(administration.inviteAdministrator.mutationOptions(settled)),
  };
};

/** What an operator does about identity providers. */
export const useProviderChanges = () => {
  const settled = { onSettled: refreshProviders };
  return {
    save: useMutation(administration.saveProvider.mutationOptions(settled)),
    remove: useMutation(administration.removeProvider.mutationOptions(settled)),
  };
};

/** What an operator does about document types. */
export const useDocumentTypeChanges = () => {
  const onSettled = () => queryClient.invalidateQueries(administration.listDocumentTypes.pathFilter());
  return {
    save: useMutation(administration.saveDocumentType.mutationOptions({ onSettled })),
    remove: useMutation(administration.removeDocumentType.mutationOptions({ onSettled })),
  };
};
