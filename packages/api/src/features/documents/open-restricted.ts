import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

/** The database opens it, and tells who did: there is no other way. */
const open = async (
  { em, refuse }: SignedInContext<'DocumentNotFound'>,
  { documentId, because }: contracts.OpenRestrictedInput,
): Promise<Record<string, never>> => {
  const [answer] = await em.transactional((em) =>
    em.execute<{ is_open: boolean }[]>('select open_restricted(?, ?) as is_open', [documentId, because]),
  );
  if (!answer?.is_open) throw refuse('DocumentNotFound', { documentId });
  return {};
};

export const openRestricted = procedure(contracts.openRestricted).mutation(({ ctx, input }) => open(ctx, input));
