import * as contracts from '@mailroom/contracts';
import { LockMode } from '@mikro-orm/postgresql';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { isOpenToDecide } from './is-open-to-decide.ts';

type UndoRefusal = 'ProvisionalPatientNotFound' | 'MergeTooLate';

const undo = ({ em, refuse }: SignedInContext<UndoRefusal>, provisionalPatientId: string) =>
  em.transactional(async (em) => {
    const made = await em.findOne(
      ProvisionalPatient,
      { id: provisionalPatientId, resolvedAt: null, mergedInto: { $ne: null } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!made || !(await isOpenToDecide(em, made)))
      throw refuse('ProvisionalPatientNotFound', { provisionalPatientId });
    if (Number(made.mergeDueAt) <= Date.now()) throw refuse('MergeTooLate', { provisionalPatientId });
    em.assign(made, { mergedInto: null, mergedBy: null, mergeDueAt: null });
    await audit(em, { action: 'merge-undone', documentId: made.document.id, details: { provisionalPatientId } });
    return {};
  });

export const undoMerge = procedure(contracts.undoMerge).mutation(({ ctx, input }) =>
  undo(ctx, input.provisionalPatientId),
);
