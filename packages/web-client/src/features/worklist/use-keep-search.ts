import { useMutation } from '@tanstack/react-query';
import { trpc } from '../../platform/rpc/trpc.ts';

/** Keeps a search by name on the server, so that a link can carry its id. Nothing that is shown becomes stale. */
export const useKeepSearch = () => useMutation(trpc.worklist.keepSearch.mutationOptions({ meta: { isAside: true } }));
