import * as contracts from '@mailroom/contracts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { findRealRecord } from './find-real-record.ts';
import { isOpenToDecide } from './is-open-to-decide.ts';

/** Outside any transaction: the hospital's server may take its time. */
const search = async (
  { app, em, session, refuse }: SignedInContext<'ProvisionalPatientNotFound'>,
  provisionalPatientId: string,
): Promise<contracts.SearchRealRecordOutput> => {
  const made = await em.findOne(
    ProvisionalPatient,
    { id: provisionalPatientId, resolvedAt: null, mergedInto: null },
    { populate: ['patient'], strategy: 'joined' },
  );
  if (!made || !(await isOpenToDecide(em, made))) throw refuse('ProvisionalPatientNotFound', { provisionalPatientId });
  const isAnswered = await findRealRecord(app, session.facilityId, made);
  const details = { provisionalPatientId, answer: isAnswered ? 'came' : 'missing' };
  await em.transactional((em) => audit(em, { action: 'real-record-searched', documentId: made.document.id, details }));
  return { isAnswered };
};

export const searchRealRecord = procedure(contracts.searchRealRecord).mutation(({ ctx, input }) =>
  search(ctx, input.provisionalPatientId),
);
