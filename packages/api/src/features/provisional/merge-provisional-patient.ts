import * as contracts from '@mailroom/contracts';
import { LockMode } from '@mikro-orm/postgresql';
import { LikelyRecord } from '../../model/likely-record.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { settingOf } from '../../platform/settings/kept-settings.ts';
import { UNDO_SECONDS } from '../review/index.ts';
import { decideMerge } from './decide-merge.ts';
import { isOpenToDecide } from './is-open-to-decide.ts';

type MergeRefusal = 'ProvisionalPatientNotFound' | 'LikelyRecordNotFound';

const merge = (
  { app, em, session, refuse }: SignedInContext<MergeRefusal>,
  { provisionalPatientId, patientId }: contracts.MergeProvisionalPatientInput,
) =>
  em.transactional(async (em) => {
    const { facilityId, userId } = session;
    const made = await em.findOne(
      ProvisionalPatient,
      { id: provisionalPatientId, resolvedAt: null, mergedInto: null },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!made || !(await isOpenToDecide(em, made)))
      throw refuse('ProvisionalPatientNotFound', { provisionalPatientId });
    const likely = await em.findOne(
      LikelyRecord,
      { provisionalPatient: made, patient: { id: patientId, isActive: true, replacedByFhirId: null } },
      { fields: ['id'] },
    );
    if (!likely) throw refuse('LikelyRecordNotFound', { patientId });
    const seconds = await settingOf(app, facilityId, UNDO_SECONDS);
    const dueAt = new Date(Date.now() + seconds * 1000);
    await decideMerge({ em, jobs: app.jobs, facilityId }, made, { patientId, mergedById: userId, dueAt });
    return { undoableUntil: dueAt.toISOString() };
  });

export const mergeProvisionalPatient = procedure(contracts.mergeProvisionalPatient).mutation(({ ctx, input }) =>
  merge(ctx, input),
);
