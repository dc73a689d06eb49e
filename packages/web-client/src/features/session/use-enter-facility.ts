import { useMutation } from '@tanstack/react-query';
import { forgetAnswers, queryClient } from '../../platform/rpc/query-client.ts';
import { paintFor, tabFacility } from '../../platform/rpc/tab-facility.ts';
import { trpc } from '../../platform/rpc/trpc.ts';

/** Paints the page anew: it shows one facility, from its first request to its last. */
export const goToWorklist = (): void => {
  forgetAnswers();
  window.location.assign('/');
};

/** This page shows the facility of the session again: what was refused meanwhile is asked for anew. */
export const comeBack = (): void => {
  paintFor(tabFacility());
  void queryClient.invalidateQueries();
};

/** Goes on at another facility, and then does what the page needs. */
export const useEnterFacility = (enter: () => void) =>
  useMutation(trpc.session.enterFacility.mutationOptions({ onSuccess: enter }));
