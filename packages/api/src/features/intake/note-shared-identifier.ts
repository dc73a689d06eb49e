import * as contracts from '@mailroom/contracts';
import { SharedIdentifier } from '../../model/shared-identifier.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

/** Of two who note it at once the second one is told that it is noted. */
const note = (
  { em, session, refuse }: SignedInContext<'SharedIdentifierNotFound'>,
  sharedIdentifierId: string,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const noted = { notedAt: new Date(), notedBy: session.userId };
    const changed = await em.nativeUpdate(SharedIdentifier, { id: sharedIdentifierId, notedAt: null }, noted);
    if (changed === 0) throw refuse('SharedIdentifierNotFound', { sharedIdentifierId });
    await audit(em, { action: 'shared-identifier-noted', details: { sharedIdentifierId } });
    return {};
  });

export const noteSharedIdentifier = procedure(contracts.noteSharedIdentifier).mutation(({ ctx, input }) =>
  note(ctx, input.sharedIdentifierId),
);
