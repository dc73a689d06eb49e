import { trpc } from '../../platform/rpc/trpc.ts';

/** The rules of the facility and their last runs. */
export const retentionQuery = trpc.retention.listRetention.queryOptions({}, { staleTime: 0 });
