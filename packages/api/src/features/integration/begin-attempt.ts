import { type EntityManager, type Loaded, LockMode } from '@mikro-orm/postgresql';
import type { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';
import { PATIENT_IDENTIFIERS } from '../../model/patient.entity.ts';
import { type Audited, auditAll } from '../../platform/audit/audit.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import type { Attempt, DocumentToFile, RelatedDocument } from './attempt.ts';
import { whoWaits } from './new-patients.ts';
import { ALONE, type ChartVersions } from './versions/chart-versions.rules.ts';
import { findRelated } from './versions/find-related.ts';
import { findChartVersions } from './versions/find-versions.ts';
import { lockCharts } from './versions/lock-charts.ts';
import { mayArrive } from './versions/may-arrive.ts';

/** Asked for before the time to undo was over; the queue comes back. */
class EffectNotDueError extends Error {
  override name = 'EffectNotDueError';
}

/** Another document tells the hospital of the same patient, or the patient's documents are about to move; the queue comes back. */
class PatientNotReadyError extends Error {
  override name = 'PatientNotReadyError';
}

const SETTLED = new Set<Effect['state']>(['confirmed', 'refused', 'undone']);

const PARTS = ['document.metadata', 'document.attachments', 'document.effects', 'patient', 'recalls'] as const;

type LoadedEffect = Loaded<Effect, (typeof PARTS)[number]>;

const patientOf = ({ patient }: LoadedEffect): DocumentToFile['patient'] => {
  const { id, fhirId, isProvisional, identifiers, given } = patient.$;
  if (!isProvisional) return { fhirId };
  const { family = null, birthFamily = null, birthDate = null, sex = null } = patient.$;
  const stored = PATIENT_IDENTIFIERS.read(identifiers);
  return { patientId: id, identifiers: stored, family, given, birthFamily, birthDate, sex };
};

/** What else of its chart an effect is about. */
interface InChart {
  readonly versions: ChartVersions;
  readonly related: readonly RelatedDocument[];
}

/** By what its sender knows it; a number that several patients share names none of their documents. */
const identifierOf = ({ documentIdSystem, documentIdValue }: Document, { earlier }: ChartVersions) =>
  documentIdValue === null || documentIdValue === undefined || earlier === 'shared'
    ? null
    : { system: documentIdSystem ?? null, value: documentIdValue };

const attemptOf = (effect: LoadedEffect, wasSent: boolean, { versions, related }: InChart): Attempt => {
  const { id, kind, document, decidedAt, recalls } = effect;
  const metadata = document.$.metadata?.$ ?? null;
  const abandoned = document.$.effects.$.getItems().filter(
    (other) => other.id !== id && other.kind === 'integration' && other.attempts > 0 && other.state !== 'confirmed',
  );
  const original = document.$.attachments.$.getItems().find(({ role }) => role === 'original');
  if (!original) throw new Error('A document has its original.');
  return {
    kind,
    number: effect.attempts,
    wasSent,
    recalledFhirId: recalls?.$.referenceFhirId ?? null,
    abandoned: abandoned.map((other) => ({ effectKey: other.id, sentFhirId: other.referenceFhirId ?? null })),
    sha256: original.sha256,
    sizeBytes: original.sizeBytes,
    sentFhirId: effect.referenceFhirId ?? null,
    isAcknowledged: effect.isAcknowledged,
    mayArrive: mayArrive(effect),
    traceparent: effect.traceparent ?? null,
    document: {
      effectKey: id,
      patient: patientOf(effect),
      mediaType: original.mediaType,
      title: document.$.title,
      documentTypeCode: metadata?.documentCode ?? null,
      documentDate: metadata?.documentDate ?? null,
      author: metadata?.author ?? null,
      custodian: metadata?.custodian ?? null,
      decidedAt,
      documentId: document.id,
      identifier: identifierOf(document.$, versions),
      related,
      status: versions.own ?? 'current',
    },
    versions,
  };
};

/** Whether an effect may be sent: null when there is nothing to send (any more). */
const mayBegin = ({ state, dueAt }: Effect): true | null | Error => {
  if (SETTLED.has(state)) return null;
  return state === 'planned' && dueAt > new Date() ? new EffectNotDueError('The effect is not due.') : true;
};

const isFirst = ({ attempts }: Effect): boolean => attempts === 0;

const sentOf = ({ id, kind, document }: Effect): Audited => ({
  action: kind === 'integration' ? 'integration-sent' : 'recall-sent',
  documentId: document.id,
  details: { effectId: id },
});

/** @returns whether an earlier attempt may have reached the server. */
const begin = (em: EntityManager, effect: Effect, { own }: ChartVersions): boolean => {
  const { state, sentAt, attempts } = effect;
  // Whoever sent it last died before an answer was written down.
  const unansweredAt = state === 'sent' ? sentAt : effect.unansweredAt;
  em.assign(effect, { state: 'sent', sentAt: new Date(), unansweredAt, attempts: attempts + 1 });
  // What may have been sent as replaced is known as that: somebody at the hospital did not do it.
  if (attempts === 0 || own === 'superseded') em.assign(effect, { filedAs: own });
  return state !== 'planned';
};

/**
 * Writes down that effects of a facility are about to be sent, before they are: a process that dies from here on leaves effects
 * that are asked about first. As many statements for many effects as for one.
 *
 * @returns of each effect what is sent, in their order; null when there is nothing to send (any more), and an error while it
 * can be undone.
 */
export const beginAttempts = (
  { orm }: Pick<App, 'orm'>,
  facilityId: string,
  effectIds: readonly string[],
): Promise<(Attempt | null | Error)[]> =>
  forkForFacility(orm, facilityId).transactional(async (em) => {
    await lockCharts(em, effectIds);
    const found = await em.find(
      Effect,
      { id: { $in: [...effectIds] } },
      { orderBy: { id: 'asc' }, lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    const may = new Map(found.map((effect) => [effect.id, mayBegin(effect)]));
    const waiting = await whoWaits(
      em,
      found.filter(({ id }) => may.get(id) === true),
    );
    for (const id of waiting) may.set(id, new PatientNotReadyError('The patient is not ready.'));
    const effects = await em.populate(
      found.filter(({ id }) => may.get(id) === true),
      PARTS,
      { strategy: 'select-in' },
    );
    await auditAll(em, effects.filter(isFirst).map(sentOf));
    const versionsOf = await findChartVersions(em, effects);
    const relatedOf = await findRelated(em, effects);
    const attempts = new Map(
      effects.map((effect) => {
        const versions = versionsOf.get(effect.id) ?? ALONE;
        const related = relatedOf.get(effect.id) ?? [];
        return [effect.id, attemptOf(effect, begin(em, effect, versions), { versions, related })];
      }),
    );
    return effectIds.map((id) => {
      const refusal = may.get(id) ?? null;
      return attempts.get(id) ?? (refusal instanceof Error ? refusal : null);
    });
  });
