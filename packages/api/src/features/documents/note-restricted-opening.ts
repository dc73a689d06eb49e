import * as contracts from '@mailroom/contracts';
import { RestrictedOpening } from '../../model/restricted-opening.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

/** Of two who note it at once, the first did. */
const note = (
  { em, session, refuse }: SignedInContext<'OpeningNotFound'>,
  openingId: string,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const untold = { id: openingId, notedAt: null, openedBy: { $ne: session.userId } };
    const noted = await em.nativeUpdate(RestrictedOpening, untold, { notedAt: new Date(), notedBy: session.userId });
    if (noted === 0) throw refuse('OpeningNotFound', { openingId });
    const { document } = await em.findOneOrFail(RestrictedOpening, openingId, { fields: ['document'] });
    await audit(em, { action: 'restricted-opening-noted', documentId: document.id, details: { openingId } });
    return {};
  });

export const noteRestrictedOpening = procedure(contracts.noteRestrictedOpening).mutation(({ ctx, input }) =>
  note(ctx, input.openingId),
);
