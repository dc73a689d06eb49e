import { trpc } from '../../platform/rpc/trpc.ts';

/** So many have one cause, and nobody works through them one by one: once these are noted the next are shown. */
const MAX_SHARED = 50;

/** Identifiers that stand for nobody in particular, and that nobody has noted. */
export const sharedIdentifiersQuery = trpc.intake.listSharedIdentifiers.queryOptions({ limit: MAX_SHARED });
