import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { z } from 'zod';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { type JobDeclaration, queueOptions } from '../../platform/jobs/jobs.ts';
import { eachJob } from '../../platform/jobs/run-jobs.ts';
import { BATCHES } from '../../platform/jobs/work-on.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { storedForm } from '../../platform/stored/stored-form.ts';
import { movePortions, PORTION } from './move-portions.ts';
import { keepRecord, readSurvivor } from './real-record.ts';

const MergeJob = z.strictObject({ facilityId: z.uuid(), provisionalPatientId: z.uuid() });
type MergeJob = z.infer<typeof MergeJob>;

declare module '../../platform/jobs/jobs.ts' {
  interface JobData {
    'merge-patient': MergeJob;
  }
}

type Merger = Pick<App, 'fhir' | 'jobs' | 'orm'>;

/** Something of the merge is on its way, or needs a person first; the queue and the sweep come back. */
class MergeUnsettledError extends Error {
  override name = 'MergeUnsettledError';
}

type Merge = Loaded<ProvisionalPatient, 'patient' | 'mergedInto'>;

const findMerge = (em: EntityManager, id: string): Promise<Merge | null> =>
  em.findOne(
    ProvisionalPatient,
    { id, mergedInto: { $ne: null }, mergeDueAt: { $lte: new Date() }, resolvedAt: null },
    { populate: ['patient', 'mergedInto'], strategy: 'joined', refresh: true },
  );

interface Asking {
  readonly client: FhirClient;
  readonly signal: AbortSignal;
}

/** The real record is gone or closed: a clerk has to say anew whose the documents are. */
const giveUp = async (em: EntityManager, { id, document }: Merge): Promise<void> => {
  await em.nativeUpdate(ProvisionalPatient, { id }, { mergedInto: null, mergedBy: null, mergeDueAt: null });
  const details = { provisionalPatientId: id, because: 'record-closed' };
  await audit(em, { action: 'merge-undone', documentId: document.id, details });
};

/** A clerk's merge is told to the server; one that the server said it knows, and one of whom it never heard it need not know. */
const markReplaced = async (merge: Merge, byFhirId: string, { client, signal }: Asking): Promise<boolean> => {
  const { fhirId, isProvisional } = merge.patient.$;
  if (isProvisional || !merge.mergedBy) return false;
  const { outcome } = await client.markReplaced(fhirId, byFhirId, { signal });
  if (outcome === 'confirmed') return true;
  if (outcome !== 'refused') throw new MergeUnsettledError('It is not known whether the record is marked as replaced.');
  return false;
};

interface Finished {
  readonly record: PatientRecord;
  readonly isMarked: boolean;
}

const finish = async (em: EntityManager, merge: Merge, { record, isMarked }: Finished): Promise<void> => {
  em.assign(merge.patient.$, { isActive: false, replacedByFhirId: record.id });
  em.assign(merge, { resolvedAt: new Date() });
  const details = {
    provisionalPatientId: merge.id,
    patientId: merge.mergedInto?.id ?? null,
    record: isMarked ? 'marked' : 'left',
  };
  await audit(em, { action: 'merge-done', documentId: merge.document.id, details });
};

/**
 * Moves a merged provisional patient's documents into the real record, as far as they can be moved now, and ends the merge once
 * nothing of them is left. Killed at any point it can run again.
 *
 * What it returns throws MergeUnsettledError while something is left.
 */
export const mergePatient = async (
  app: Merger,
  { facilityId, provisionalPatientId }: MergeJob,
  { signal, portion = PORTION }: { readonly signal: AbortSignal; readonly portion?: number },
) => {
  const em = forkForFacility(app.orm, facilityId);
  const merge = await em.transactional((em) => findMerge(em, provisionalPatientId));
  if (!merge?.mergedInto) return;
  const client = app.fhir.forFacility(facilityId);
  const { fhirId: notFhirId, id: fromId } = merge.patient.$;
  const record = await readSurvivor(client, { fhirId: merge.mergedInto.$.fhirId, notFhirId, signal });
  if (!record) return em.transactional((em) => giveUp(em, merge));
  await em.transactional(async (em) => {
    const to = await keepRecord(em, facilityId, record);
    await em.nativeUpdate(ProvisionalPatient, { id: merge.id }, { mergedInto: to.id });
  });
  const mergedById = merge.mergedBy?.id ?? null;
  const merging = { facilityId, fromId, record, mergedById, client, signal, portion };
  const isEmpty = await movePortions(app, merging);
  if (!isEmpty) throw new MergeUnsettledError('Documents are still moving.');
  const isMarked = await markReplaced(merge, record.id, { client, signal });
  return em.transactional(async (em) => {
    const now = await findMerge(em, provisionalPatientId);
    if (now) await finish(em, now, { record, isMarked });
  });
};

const form = storedForm('job merge-patient', MergeJob);

export const MERGE_PATIENT: JobDeclaration<MergeJob> = {
  form,
  queue: queueOptions({
    retryLimit: 12,
    retryDelay: 2,
    retryDelayMax: 600,
    expireInSeconds: 120,
    deadLetter: 'dead-merges',
  }),
  open: (app) => ({
    take: BATCHES,
    run: eachJob({ log: app.log, form, run: (data, signal) => mergePatient(app, data, { signal }) }),
    // What needs a person is an incident of its effect; the sweep takes the merge up again.
    giveUp: null,
  }),
};
