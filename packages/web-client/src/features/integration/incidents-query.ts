import { trpc } from '../../platform/rpc/trpc.ts';

/** So many incidents have one cause, and nobody works through them one by one. */
const MAX_INCIDENTS = 100;

const LOOK_AGAIN_MS = 60_000;

/** The effects that need a person. Every change of the worklist asks again; between those, a minute passes. */
export const incidentsQuery = trpc.integration.listIncidents.queryOptions(
  { cursor: null, limit: MAX_INCIDENTS },
  { refetchInterval: LOOK_AGAIN_MS },
);
