import type { EffectKind } from '@mailroom/contracts';
import { LockMode } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit.ts';
import { type App, forkForFacility } from '../../platform/context.ts';
import type { JobData } from '../../platform/jobs.ts';
import { PATIENT_IDENTIFIERS } from '../verification/patient.entity.ts';
import type { DocumentToFile } from './build-transaction.ts';
import { Effect } from './effect.entity.ts';
import type { SentReference } from './find-filed.ts';

/** An effect that is to be sent now, with all that is sent. */
export interface Attempt {
  readonly kind: EffectKind;
  /** Whether an earlier attempt may have reached the server. */
  readonly wasSent: boolean;
  /** Of a recall: the reference that is marked as entered in error. */
  readonly recalledFhirId: string | null;
  /** The document's earlier integrations that were sent and came to nothing, as far as was known then. */
  readonly abandoned: readonly SentReference[];
  /** Under which digest the bytes are stored. */
  readonly sha256: string;
  readonly sizeBytes: number;
  /** The reference that the server said it made at an earlier attempt. */
  readonly sentFhirId: string | null;
  readonly document: Omit<DocumentToFile, 'bytes'>;
}

/** Asked for before the time to undo was over; the queue comes back. */
class EffectNotDueError extends Error {
  override name = 'EffectNotDueError';
}

const SETTLED = new Set<Effect['state']>(['confirmed', 'refused', 'undone']);

const load = (orm: App['orm'], { facilityId, effectId }: JobData['send-effect']) =>
  forkForFacility(orm, facilityId).findOneOrFail(Effect, effectId, {
    populate: ['document.metadata', 'document.attachments', 'document.effects', 'patient', 'recalls'],
    strategy: 'select-in',
  });

type LoadedEffect = Awaited<ReturnType<typeof load>>;

const patientOf = ({ patient }: LoadedEffect): DocumentToFile['patient'] => {
  const { id, fhirId, isProvisional, identifiers, given } = patient.$;
  if (!isProvisional) return { fhirId };
  const { family = null, birthFamily = null, birthDate = null, sex = null } = patient.$;
  const stored = PATIENT_IDENTIFIERS.read(identifiers);
  return { patientId: id, identifiers: stored, family, given, birthFamily, birthDate, sex };
};

const attemptOf = (effect: LoadedEffect, wasSent: boolean): Attempt => {
  const { id, kind, document, decidedAt, recalls } = effect;
  const metadata = document.$.metadata?.$ ?? null;
  const abandoned = document.$.effects.$.getItems().filter(
    (other) => other.id !== id && other.kind === 'integration' && other.attempts > 0 && other.state !== 'confirmed',
  );
  const original = document.$.attachments.$.getItems().find(({ role }) => role === 'original');
  if (!original) throw new Error('A document has its original.');
  return {
    kind,
    wasSent,
    recalledFhirId: recalls?.$.referenceFhirId ?? null,
    abandoned: abandoned.map((other) => ({ effectKey: other.id, sentFhirId: other.referenceFhirId ?? null })),
    sha256: original.sha256,
    sizeBytes: original.sizeBytes,
    sentFhirId: effect.referenceFhirId ?? null,
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
    },
  };
};

/**
 * Writes down that an effect is about to be sent, before it is: a process that dies from here on leaves an effect that is
 * asked about first.
 *
 * @returns null when there is nothing to send (any more).
 * @throws EffectNotDueError while it can be undone.
 */
export const beginAttempt = async (app: Pick<App, 'orm'>, data: JobData['send-effect']): Promise<Attempt | null> => {
  const wasSent = await forkForFacility(app.orm, data.facilityId).transactional(async (em) => {
    const effect = await em.findOne(Effect, data.effectId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!effect || SETTLED.has(effect.state)) return null;
    if (effect.state === 'planned' && effect.dueAt > new Date()) throw new EffectNotDueError('The effect is not due.');
    if (effect.attempts === 0) {
      const action = effect.kind === 'integration' ? 'integration-sent' : 'recall-sent';
      await audit(em, { action, documentId: effect.document.id, details: { effectId: effect.id } });
    }
    const wasSent = effect.state !== 'planned';
    em.assign(effect, { state: 'sent', sentAt: new Date(), attempts: effect.attempts + 1 });
    return wasSent;
  });
  return wasSent === null ? null : attemptOf(await load(app.orm, data), wasSent);
};
