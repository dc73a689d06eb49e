import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { Effect } from '../../model/effect.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import type { Audited } from '../../platform/audit/audit.ts';
import type { App } from '../../platform/process/context.ts';
import { chooseRecord, isVerifiedIdentity, verifiedIdentity } from '../verification/index.ts';
import { planIntegration, planRecall } from './plan-effect.ts';

/** The job that plans the recall has just read the real record; later than this a clerk looks again. */
const MAX_AGE_SECONDS = 24 * 3600;

type Confirmed = Loaded<Effect, 'document.verification'>;
type Merge = Loaded<ProvisionalPatient, 'mergedInto'>;

const findMerges = async (em: EntityManager, effects: readonly Confirmed[]): Promise<ReadonlyMap<string, Merge>> => {
  const patients = effects.map(({ patient }) => patient.id);
  const merges = await em.find(
    ProvisionalPatient,
    { patient: { $in: patients }, mergedInto: { $ne: null }, mergeDueAt: { $lte: new Date() } },
    { populate: ['mergedInto'], strategy: 'joined' },
  );
  return new Map(merges.map((merge) => [merge.patient.id, merge]));
};

/** Nobody gave a reason for the recall: a merge asked for it, and the document goes on into the record that is left. */
const refile = async (
  em: EntityManager,
  recall: Confirmed,
  { mergedInto, mergedBy }: Merge,
): Promise<Effect | null> => {
  const document = recall.document.$;
  const verification = document.verification?.$;
  if (recall.recallReason || !mergedInto || !verification) return null;
  const { id, fhirId, isActive, replacedByFhirId = null } = mergedInto.$;
  const identity = verifiedIdentity(
    {
      documentId: document.id,
      outcome: 'matched',
      checkedAt: recall.decidedAt,
      correctedAt: null,
      patient: { id, fhirId, isActive, replacedByFhirId },
      chosenById: mergedBy?.id ?? null,
    },
    { now: new Date(), maxAgeSeconds: MAX_AGE_SECONDS },
  );
  // The document waits for a clerk then, as after any recall.
  if (!isVerifiedIdentity(identity)) return null;
  await chooseRecord(em, verification, {
    patient: mergedInto.$,
    chosenById: mergedBy?.id ?? null,
    checkedAt: recall.decidedAt,
  });
  em.assign(document, { status: 'integrating' });
  return em.create(
    Effect,
    planIntegration(identity, { actorId: recall.decidedBy.id, now: new Date(), undoSeconds: 0 }),
  );
};

/** It was on its way into the provisional chart when that was merged. */
const takeOut = (em: EntityManager, { id, document, patient, decidedBy }: Confirmed): Effect =>
  em.create(
    Effect,
    planRecall(
      { effectId: id, documentId: document.id, patientId: patient.id },
      { reason: null },
      {
        actorId: decidedBy.id,
        now: new Date(),
        undoSeconds: 0,
      },
    ),
  );

/**
 * Plans what a merge asks of documents whose effects were confirmed just now: out of the provisional chart first, into the real one
 * second, each in the transaction that confirms the one before, so that no document is left in between.
 *
 * @returns what there is to say of it in the audit.
 */
export const followMerges = async (
  { em, jobs, facilityId }: { readonly em: EntityManager; readonly jobs: App['jobs']; readonly facilityId: string },
  confirmed: readonly Confirmed[],
): Promise<readonly Audited[]> => {
  const merges = confirmed.length === 0 ? new Map<string, Merge>() : await findMerges(em, confirmed);
  if (merges.size === 0) return [];
  // A document has one effect under way: the database has to know that the one before is over.
  await em.flush();
  const planned: Effect[] = [];
  for (const effect of confirmed) {
    const merge = merges.get(effect.patient.id);
    const next = merge && (effect.kind === 'recall' ? await refile(em, effect, merge) : takeOut(em, effect));
    if (next) planned.push(next);
  }
  await em.flush();
  await jobs.enqueueAll(em, 'send-effect', { data: planned.map(({ id }) => ({ facilityId, effectId: id })) });
  return planned.map(plannedOf);
};

const plannedOf = ({ id, kind, document, patient, recalls }: Effect): Audited => ({
  action: kind === 'integration' ? 'integration-decided' : 'recall-decided',
  documentId: document.id,
  details: { effectId: id, patientId: patient.id, recalls: recalls?.id ?? null, because: 'merge' },
});
