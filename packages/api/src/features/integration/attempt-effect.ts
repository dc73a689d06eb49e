import type { App } from '../../platform/context.ts';
import type { Delivery } from '../../platform/fhir/delivery.ts';
import type { FhirClient } from '../../platform/fhir/fhir-client.ts';
import { FhirOutOfScope, FhirRefused, FhirUnavailable, FhirUnscoped } from '../../platform/fhir/fhir-error.ts';
import { idInReference, replacedBy } from '../../platform/fhir/fhir-patient.ts';
import type { Attempt } from './begin-attempt.ts';
import { buildTransaction } from './build-transaction.ts';
import { type EffectOutcome, refusalOutcome, troubleOf } from './effect-outcome.rules.ts';

interface Sending {
  readonly client: FhirClient;
  readonly attempt: Attempt;
  readonly loadBytes: () => Promise<Uint8Array>;
  readonly signal: AbortSignal;
}

/**
 * The hospital may have moved a reference into another record since; that one has to be the facility's as well.
 *
 * @throws FhirOutOfScope
 */
const assertOwn = async ({ client, attempt, signal }: Sending, subject: string | null): Promise<void> => {
  const { patient } = attempt.document;
  const fhirId = idInReference(subject, 'Patient');
  if (fhirId === null || ('fhirId' in patient && patient.fhirId === fhirId)) return;
  await client.readPatient(fhirId, { signal });
};

/** What the server holds under the effect key; null for nothing. */
const findFiled = async (sending: Sending): Promise<EffectOutcome | null> => {
  const { client, attempt, signal } = sending;
  const { effectKey, patient } = attempt.document;
  const [filed, another] = await client.findByEffectKey('DocumentReference', effectKey, { signal });
  if (!filed) return null;
  // A server that made two of one key needs a person: which of them is right cannot be told from here.
  if (another) return { outcome: 'refused', trouble: 'conflict' };
  await assertOwn(sending, filed.subject);
  const patientFhirId = 'fhirId' in patient ? null : idInReference(filed.subject, 'Patient');
  return { outcome: 'confirmed', referenceFhirId: filed.fhirId, patientFhirId };
};

/** Nothing is filed under a record that was closed or merged since the clerk decided. */
const isChartOpen = async ({ client, attempt, signal }: Sending): Promise<boolean> => {
  const { patient } = attempt.document;
  if (!('fhirId' in patient)) return true;
  const record = await client.readPatient(patient.fhirId, { signal });
  return record !== null && record.active && replacedBy(record) === null;
};

const outcomeOf = async (sending: Sending, delivery: Delivery): Promise<EffectOutcome> => {
  const { kind, recalledFhirId } = sending.attempt;
  if (delivery.outcome === 'refused') return refusalOutcome(kind, delivery.status);
  if (delivery.outcome !== 'confirmed') return { outcome: delivery.outcome };
  if (recalledFhirId !== null) return { outcome: 'confirmed', referenceFhirId: recalledFhirId, patientFhirId: null };
  // What the server says it did is looked up under the effect key: it is what a later recall will find.
  return (await findFiled(sending)) ?? { outcome: 'unclear' };
};

/**
 * What an earlier decision sent may have arrived after it was given up. It is taken out of its chart before the document is
 * filed anew, so that it is in one chart only.
 */
const takeBackAbandoned = async ({ client, attempt, signal }: Sending): Promise<EffectOutcome | null> => {
  for (const effectKey of attempt.abandonedKeys) {
    const found = await client.findByEffectKey('DocumentReference', effectKey, { signal });
    for (const { fhirId, status } of found) {
      if (status === 'entered-in-error') continue;
      const { outcome } = await client.markEnteredInError(fhirId, { signal });
      if (outcome !== 'confirmed') return { outcome: 'postponed' };
    }
  }
  return null;
};

const integrate = async (sending: Sending): Promise<EffectOutcome> => {
  const { client, attempt, loadBytes, signal } = sending;
  if (attempt.wasSent) {
    const filed = await findFiled(sending);
    if (filed) return filed;
  }
  if (!(await isChartOpen(sending))) return { outcome: 'refused', trouble: 'patient-inactive' };
  const notYet = await takeBackAbandoned(sending);
  if (notYet) return notYet;
  const bundle = buildTransaction({ ...attempt.document, bytes: await loadBytes() });
  const outcome = await outcomeOf(sending, await client.sendTransaction(bundle, { signal }));
  // A refusal says nothing of an earlier attempt that may have arrived.
  if (outcome.outcome === 'refused' && attempt.wasSent) return (await findFiled(sending)) ?? outcome;
  return outcome;
};

const recall = async (sending: Sending, recalledFhirId: string): Promise<EffectOutcome> =>
  outcomeOf(sending, await sending.client.markEnteredInError(recalledFhirId, { signal: sending.signal }));

/**
 * Makes one attempt at an effect. An effect that may have been sent before is looked for under its effect key first, and
 * sent again only if it is not there; a late arrival of the earlier one is then kept out by `If-None-Exist`.
 */
export const attemptEffect = async (
  app: Pick<App, 'fhir' | 'files'>,
  { facilityId, attempt, signal }: { facilityId: string; attempt: Attempt; signal: AbortSignal },
): Promise<EffectOutcome> => {
  const client = app.fhir.forFacility(facilityId);
  const loadBytes = () => app.files.load(facilityId, attempt.sha256);
  const sending: Sending = { client, attempt, loadBytes, signal };
  try {
    return attempt.recalledFhirId === null ? await integrate(sending) : await recall(sending, attempt.recalledFhirId);
  } catch (error) {
    if (error instanceof FhirUnscoped) return { outcome: 'refused', trouble: 'unscoped' };
    if (error instanceof FhirOutOfScope) return { outcome: 'refused', trouble: 'other-facility' };
    // Asking failed, so nothing is known beyond what was known before; what was sent is asked about again.
    if (error instanceof FhirUnavailable) return { outcome: 'unclear' };
    if (!(error instanceof FhirRefused)) throw error;
    return attempt.wasSent ? { outcome: 'unclear' } : { outcome: 'refused', trouble: troubleOf(error.status) };
  }
};
