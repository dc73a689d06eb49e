import type { AuditAction, EffectTrouble } from '@mailroom/contracts';
import { type EntityManager, type Loaded, LockMode } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit.ts';
import { type App, forkForFacility } from '../../platform/context.ts';
import type { JobData } from '../../platform/jobs.ts';
import { waitingStatus } from '../review/index.ts';
import { Patient } from '../verification/patient.entity.ts';
import { Effect } from './effect.entity.ts';
import type { EffectOutcome } from './effect-outcome.rules.ts';
import { closeIncident, openIncident } from './incident.ts';
import { lockDocumentOfEffect } from './lock-document.ts';

type Settling = Loaded<Effect, 'document.verification' | 'patient' | 'recalls'>;
type Confirmed = Extract<EffectOutcome, { outcome: 'confirmed' }>;

const auditEffect = (em: EntityManager, effect: Settling, action: AuditAction): Promise<void> =>
  audit(em, {
    action,
    documentId: effect.document.id,
    details: {
      effectId: effect.id,
      referenceFhirId: effect.referenceFhirId ?? null,
      recalledEffectId: effect.recalls?.id ?? null,
      trouble: effect.trouble ?? null,
    },
  });

/** The hospital has given the provisional patient an id; a mirrored record of that id takes the place of ours. */
const adoptPatient = async (em: EntityManager, effect: Settling, patientFhirId: string): Promise<void> => {
  const mirrored = await em.findOne(Patient, { fhirId: patientFhirId });
  if (!mirrored) {
    em.assign(effect.patient.$, { fhirId: patientFhirId, isProvisional: false });
    return;
  }
  em.assign(effect, { patient: mirrored });
  const verification = effect.document.$.verification?.$;
  if (verification) em.assign(verification, { patient: mirrored });
};

const confirmIntegration = async (em: EntityManager, effect: Settling, { patientFhirId }: Confirmed): Promise<void> => {
  if (patientFhirId !== null && effect.patient.$.isProvisional) await adoptPatient(em, effect, patientFhirId);
  em.assign(effect.document.$, { status: 'integrated' });
};

/** The document waits where it waited before, and no rule takes it back to the chart that it was taken out of. */
const confirmRecall = (em: EntityManager, effect: Settling): void => {
  const document = effect.document.$;
  em.assign(document, { status: waitingStatus(document.unreadableReason ?? null) });
  const verification = effect.document.$.verification?.$;
  if (verification) em.assign(verification, { outcome: 'ambiguous', patient: null, chosenBy: null });
};

const confirm = async (em: EntityManager, effect: Settling, confirmed: Confirmed): Promise<void> => {
  em.assign(effect, {
    state: 'confirmed',
    trouble: null,
    settledAt: new Date(),
    referenceFhirId: confirmed.referenceFhirId,
    readBack: confirmed.readBack,
  });
  const isIntegration = effect.kind === 'integration';
  if (isIntegration) await confirmIntegration(em, effect, confirmed);
  else confirmRecall(em, effect);
  const document = effect.document.$;
  em.assign(document, { version: document.version + 1, changedBy: null });
  await auditEffect(em, effect, isIntegration ? 'integration-confirmed' : 'recall-confirmed');
  await closeIncident(em, effect);
};

const refuse = async (em: EntityManager, effect: Settling, trouble: EffectTrouble): Promise<void> => {
  em.assign(effect, { state: 'refused', trouble, settledAt: new Date() });
  await auditEffect(em, effect, effect.kind === 'integration' ? 'integration-refused' : 'recall-refused');
  await openIncident(em, effect, trouble);
};

/** Said once: further attempts without an answer leave no further entry. What was sent stays known. */
const leaveUnknown = async (em: EntityManager, effect: Settling, sentFhirId: string | null): Promise<void> => {
  if (effect.attempts === 1) {
    await auditEffect(em, effect, effect.kind === 'integration' ? 'integration-unclear' : 'recall-unclear');
  }
  em.assign(effect, { state: 'unknown', referenceFhirId: sentFhirId ?? effect.referenceFhirId ?? null });
};

/** Another attempt, which ran at the same time, may have been refused: what stands in the chart is the stronger answer. */
const mayBeSettled = ({ state }: Settling, { outcome }: EffectOutcome): boolean =>
  state === 'sent' || state === 'unknown' || (state === 'refused' && outcome === 'confirmed');

const sentIn = (outcome: EffectOutcome): string | null =>
  outcome.outcome === 'unclear' ? (outcome.referenceFhirId ?? null) : null;

/** Writes what became of an effect, with the document, the audit and the incident, in one transaction. Safe to run again. */
export const settleEffect = async (
  app: Pick<App, 'orm'>,
  { facilityId, effectId }: JobData['send-effect'],
  outcome: EffectOutcome,
): Promise<void> => {
  await forkForFacility(app.orm, facilityId).transactional(async (em) => {
    await lockDocumentOfEffect(em, effectId);
    const effect = await em.findOneOrFail(Effect, effectId, {
      lockMode: LockMode.PESSIMISTIC_WRITE,
      populate: ['document.verification', 'patient', 'recalls'],
      strategy: 'select-in',
    });
    if (!mayBeSettled(effect, outcome)) return;
    if (outcome.outcome === 'confirmed') await confirm(em, effect, outcome);
    else if (outcome.outcome === 'refused') await refuse(em, effect, outcome.trouble);
    else await leaveUnknown(em, effect, sentIn(outcome));
  });
};

/** What becomes of an effect that got no clear answer at any attempt: it stays unknown, and a person is told. */
export const giveUpEffect = async (app: Pick<App, 'orm'>, { facilityId, effectId }: JobData['send-effect']) => {
  await forkForFacility(app.orm, facilityId).transactional(async (em) => {
    const effect = await em.findOneOrFail(Effect, effectId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (effect.settledAt !== null) return;
    em.assign(effect, { trouble: 'no-answer' });
    await openIncident(em, effect, 'no-answer');
  });
};
