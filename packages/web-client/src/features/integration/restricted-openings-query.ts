import { trpc } from '../../platform/rpc/trpc.ts';

const MOST = 50;
const LOOK_AGAIN_MS = 60_000;

/** Openings of restricted documents that no supervisor has noted; once these are, the next are shown. */
export const restrictedOpeningsQuery = trpc.documents.listRestrictedOpenings.queryOptions(
  { limit: MOST },
  { refetchInterval: LOOK_AGAIN_MS },
);
