import * as contracts from '@mailroom/contracts';
import { LegalHold } from '../../model/legal-hold.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { lockDocumentRows } from '../documents/index.ts';
import { lockRetention } from './retention-rules.ts';

const lift = (
  { em, session, refuse }: SignedInContext<'HoldNotFound'>,
  { holdId, reason }: contracts.LiftHoldInput,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    await lockRetention(em);
    const hold = await em.findOne(LegalHold, { id: holdId }, { fields: ['document', 'patient'] });
    // Of a restricted document that they have not opened they know no hold.
    if (hold?.document && (await lockDocumentRows(em, [hold.document.id])).size === 0)
      throw refuse('HoldNotFound', { holdId });
    const lifted = { liftReason: reason, liftedBy: session.userId, liftedAt: new Date() };
    const changed = await em.nativeUpdate(LegalHold, { id: holdId, liftedAt: null }, lifted);
    if (!hold || changed === 0) throw refuse('HoldNotFound', { holdId });
    const documentId = hold.document?.id;
    const details = { holdId, patientId: hold.patient?.id ?? null };
    await audit(em, { action: 'hold-lifted', details, ...(documentId === undefined ? {} : { documentId }) });
    return {};
  });

export const liftHold = procedure(contracts.liftHold).mutation(({ ctx, input }) => lift(ctx, input));
