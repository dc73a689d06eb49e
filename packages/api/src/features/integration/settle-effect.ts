import type { AuditAction, EffectTrouble } from '@mailroom/contracts';
import { type EntityManager, type Loaded, LockMode } from '@mikro-orm/postgresql';
import { Effect } from '../../model/effect.entity.ts';
import type { Incident } from '../../model/incident.entity.ts';
import { Patient } from '../../model/patient.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { type Audited, auditAll } from '../../platform/audit/audit.ts';
import type { JobData } from '../../platform/jobs/jobs.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { waitingStatus } from '../documents/index.ts';
import { doneOf, type EffectOutcome } from './effect-outcome.ts';
import { followMerges } from './follow-merges.ts';
import { closeIncident, findIncidents, openIncident } from './incident.ts';
import { lockDocumentsOfEffects } from './lock-document.ts';
import { isDone, stepsAfter } from './record-steps.ts';
import type { ChartVersions } from './versions/chart-versions.rules.ts';
import { lockCharts } from './versions/lock-charts.ts';
import { openVersionRecorder } from './versions/record-versions.ts';
import { takeBackReplaced } from './versions/take-back-replaced.ts';

type Settling = Loaded<Effect, 'document.verification' | 'patient' | 'recalls'>;
/** An effect, and the incident that tells a person of it. */
interface EffectCase {
  readonly em: EntityManager;
  readonly effect: Settling;
  readonly incident: Incident | undefined;
}
type Confirmed = Extract<EffectOutcome, { outcome: 'confirmed' }>;

const auditedOf = (effect: Settling, action: AuditAction): Audited => ({
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
  // Whatever else is theirs goes with them.
  const theirs = { patient: effect.patient.id };
  await em.nativeUpdate(ProvisionalPatient, theirs, { patient: mirrored.id });
  await em.nativeUpdate(Verification, theirs, { patient: mirrored.id });
  await em.nativeUpdate(Effect, { ...theirs, state: 'planned' }, { patient: mirrored.id });
  em.assign(effect, { patient: mirrored });
  const verification = effect.document.$.verification?.$;
  if (verification) em.assign(verification, { patient: mirrored });
};

const adoptPatients = async (
  em: EntityManager,
  effects: readonly Settling[],
  settled: readonly Settled[],
): Promise<void> => {
  for (const effect of effects) {
    const outcomes = settled.flatMap(({ effectId, outcome }) => (effectId === effect.id ? [outcome] : []));
    const patientFhirId = outcomes.map((outcome) => doneOf(outcome)?.patientFhirId ?? null).find((id) => id !== null);
    if (patientFhirId !== undefined && patientFhirId !== null && effect.patient.$.isProvisional) {
      await adoptPatient(em, effect, patientFhirId);
    }
  }
};

/** The document waits where it waited before, and no rule takes it back to the chart that it was taken out of. */
const confirmRecall = (em: EntityManager, effect: Settling): void => {
  const document = effect.document.$;
  em.assign(document, { status: waitingStatus(document.unreadableReason ?? null) });
  const verification = effect.document.$.verification?.$;
  if (verification) em.assign(verification, { outcome: 'ambiguous', patient: null, chosenBy: null });
};

const confirm = ({ em, effect, incident }: EffectCase, confirmed: Confirmed): AuditAction => {
  em.assign(effect, {
    state: 'confirmed',
    trouble: null,
    settledAt: new Date(),
    referenceFhirId: confirmed.referenceFhirId,
    readBack: confirmed.readBack,
  });
  const isIntegration = effect.kind === 'integration';
  if (isIntegration) em.assign(effect.document.$, { status: 'integrated' });
  else confirmRecall(em, effect);
  const document = effect.document.$;
  em.assign(document, { version: document.version + 1, changedBy: null });
  if (incident) closeIncident(em, incident);
  return isIntegration ? 'integration-confirmed' : 'recall-confirmed';
};

const refuse = ({ em, effect, incident }: EffectCase, trouble: EffectTrouble): AuditAction => {
  em.assign(effect, { state: 'refused', trouble, settledAt: new Date() });
  openIncident(em, { effect, incident, trouble });
  return effect.kind === 'integration' ? 'integration-refused' : 'recall-refused';
};

/** Said once: further attempts without an answer leave no further entry. What was sent stays known. */
const leaveUnknown = (
  { em, effect, incident }: EffectCase,
  { sentFhirId, isAcknowledged, isUnanswered, trouble }: Sent,
): AuditAction | null => {
  if (trouble !== null) {
    em.assign(effect, { trouble });
    openIncident(em, { effect, incident, trouble });
  }
  em.assign(effect, {
    state: 'unknown',
    referenceFhirId: sentFhirId ?? effect.referenceFhirId ?? null,
    isAcknowledged: isAcknowledged || effect.isAcknowledged,
    unansweredAt: isUnanswered ? new Date() : effect.unansweredAt,
  });
  if (effect.attempts > 1) return null;
  return effect.kind === 'integration' ? 'integration-unclear' : 'recall-unclear';
};

/** Another attempt, which ran at the same time, may have been refused: what stands in the chart is the stronger answer. */
const mayBeSettled = ({ state }: Settling, outcome: EffectOutcome): boolean =>
  state === 'sent' || state === 'unknown' || (state === 'refused' && doneOf(outcome) !== null);

/** What the server said of what was sent. */
interface Sent {
  readonly sentFhirId: string | null;
  readonly isAcknowledged: boolean;
  readonly isUnanswered: boolean;
  readonly trouble: EffectTrouble | null;
}

const sentIn = (outcome: EffectOutcome): Sent => {
  const unclear: Partial<Extract<EffectOutcome, { outcome: 'unclear' }>> = outcome.outcome === 'unclear' ? outcome : {};
  const { referenceFhirId = null, isAcknowledged = false, isUnanswered = false, trouble = null } = unclear;
  return { sentFhirId: referenceFhirId, isAcknowledged, isUnanswered, trouble };
};

/** What is done is not refused any more, but by somebody at the hospital who took it out. */
const staysDone = ({ effect }: EffectCase, outcome: EffectOutcome): boolean =>
  outcome.outcome === 'refused' && outcome.trouble !== 'conflict' && isDone(effect);

/** @returns what the audit is to say of it; null for nothing. */
const settleOne = (one: EffectCase, outcome: EffectOutcome): AuditAction | null => {
  one.em.assign(one.effect, { steps: stepsAfter(one.effect, outcome, new Date()) });
  if (outcome.outcome === 'confirmed') return confirm(one, outcome);
  if (outcome.outcome !== 'refused' || staysDone(one, outcome)) return leaveUnknown(one, sentIn(outcome));
  return refuse(one, outcome.trouble);
};

/** An effect, what became of it, and which versions the attempt counted on. */
export interface Settled {
  readonly effectId: string;
  readonly outcome: EffectOutcome;
  readonly versions: ChartVersions;
}

const findEffects = (em: EntityManager, effectIds: readonly string[]): Promise<Settling[]> =>
  em.find(
    Effect,
    { id: { $in: [...effectIds] } },
    {
      orderBy: { id: 'asc' },
      lockMode: LockMode.PESSIMISTIC_WRITE,
      populate: ['document.verification', 'patient', 'recalls'],
      strategy: 'select-in',
    },
  );

/**
 * Writes what became of effects of a facility, with their documents, the versions that they marked, the audit and the incidents, in one
 * transaction and as many statements for many effects as for one. Safe to run again.
 */
export const settleEffects = async (
  { orm, jobs }: Pick<App, 'jobs' | 'orm'>,
  facilityId: string,
  settled: readonly Settled[],
): Promise<void> => {
  const effectIds = settled.map(({ effectId }) => effectId);
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    await lockCharts(em, effectIds);
    await lockDocumentsOfEffects(em, effectIds);
    const effects = await findEffects(em, effectIds);
    await adoptPatients(em, effects, settled);
    const byId = new Map(effects.map((effect) => [effect.id, effect]));
    const incidents = await findIncidents(em, effectIds);
    const recorder = await openVersionRecorder(em, effects, settled);
    const audited: Audited[] = [];
    const confirmed: Settling[] = [];
    for (const one of settled) {
      const effect = byId.get(one.effectId);
      if (!effect || !mayBeSettled(effect, one.outcome)) continue;
      const outcome = recorder.judge(effect, one);
      const action = settleOne({ em, effect, incident: incidents.get(effect.id) }, outcome);
      if (action !== null) audited.push(auditedOf(effect, action));
      audited.push(...recorder.record(effect, outcome));
      if (effect.state === 'confirmed') confirmed.push(effect);
    }
    audited.push(...(await followMerges({ em, jobs, facilityId }, confirmed)));
    // A merge gives no reason: it files what it takes out again.
    const recalled = confirmed.filter(({ kind, recallReason }) => kind === 'recall' && recallReason);
    const successorIds = recalled.map(({ document }) => document.id);
    audited.push(...(await takeBackReplaced(em, { successorIds, changedById: null })));
    await auditAll(em, audited);
  });
};

/** What becomes of an effect that got no clear answer at any attempt: it stays unknown, and a person is told. */
export const giveUpEffect = async (app: Pick<App, 'orm'>, { facilityId, effectId }: JobData['send-effect']) => {
  await forkForFacility(app.orm, facilityId).transactional(async (em) => {
    const effect = await em.findOneOrFail(Effect, effectId, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (effect.settledAt !== null) return;
    const trouble = effect.trouble ?? 'no-answer';
    em.assign(effect, { trouble });
    const incident = (await findIncidents(em, [effectId])).get(effectId);
    openIncident(em, { effect, incident, trouble });
  });
};
