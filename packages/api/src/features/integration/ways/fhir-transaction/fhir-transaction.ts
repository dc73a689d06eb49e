import { type Delivery, isDone, type SentEntry } from '../../../../platform/fhir/delivery.ts';
import { FhirOutOfScope, FhirUnscoped, isFailedAsking } from '../../../../platform/fhir/fhir-error.ts';
import { idInReference } from '../../../../platform/fhir/fhir-patient.ts';
import type { FiledResource } from '../../../../platform/fhir/filed-reference.ts';
import type { DocumentToFile, Sending } from '../../attempt.ts';
import type { EffectOutcome } from '../../effect-outcome.ts';
import type { Way } from '../way.ts';
import { buildTransaction } from './build-transaction.ts';
import { completeFiling } from './complete-filing.ts';
import { entryOutcome, refusalOutcome } from './fhir-outcome.rules.ts';
import { findFiled } from './find-filed.ts';
import { isChartOpen } from './is-chart-open.ts';
import { markVersions } from './mark-versions.ts';

interface Known {
  /** Whether anything may have reached the server: from then on nothing but its answer settles what became of it. */
  readonly wasSent: boolean;
  readonly sentFhirId: string | null;
  readonly isAcknowledged: boolean;
}

/** A failure of asking is no answer: what was known before stays known, and nothing else is concluded from it. */
const unlessAskingFails = async <Answer>(
  { wasSent, sentFhirId, isAcknowledged }: Known,
  ask: () => Promise<Answer>,
): Promise<Answer | EffectOutcome> => {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof FhirOutOfScope) return { outcome: 'refused', trouble: 'other-facility' };
    if (error instanceof FhirUnscoped && !wasSent) return { outcome: 'refused', trouble: 'unscoped' };
    if (isFailedAsking(error)) return { outcome: 'unclear', referenceFhirId: sentFhirId, isAcknowledged };
    throw error;
  }
};

/** What was found under the effect key, brought to its end; null when nothing was. */
const resume = async (
  sending: Sending,
  found: readonly FiledResource[],
  areBytesAcknowledged = false,
): Promise<EffectOutcome | null> => {
  const standing = found.filter(({ status }) => status !== 'entered-in-error');
  // A server that made two of one key needs a person: which of them is right cannot be told from here.
  if (standing.length > 1) return { outcome: 'refused', trouble: 'conflict' };
  const filed = standing[0] ?? found[0];
  return filed ? completeFiling(sending, filed, { areBytesAcknowledged }) : null;
};

/** Bytes that the server put elsewhere are not where the reference says. */
const areAcknowledged = (entry: SentEntry | undefined, effectKey: string): boolean =>
  entry !== undefined && isDone(entry) && (idInReference(entry.location, 'Binary') ?? effectKey) === effectKey;

/** What stands under the effect key, brought to its end; null when nothing does. */
const resumeWhatStands = async (sending: Sending): Promise<EffectOutcome | null> => {
  const { document, sentFhirId } = sending.attempt;
  return resume(sending, await findFiled(sending, { effectKey: document.effectKey, sentFhirId }));
};

/** Where the entries do not say it: what is not there was refused, or may still come. */
const lookBefore = (sending: Sending, otherwise: EffectOutcome): Promise<EffectOutcome> =>
  unlessAskingFails(
    { wasSent: true, sentFhirId: null, isAcknowledged: false },
    async () => (await resumeWhatStands(sending)) ?? otherwise,
  );

/** What the server says it did is read back: it is what a clinician and a later recall will find. */
const readSent = async (sending: Sending, entries: readonly SentEntry[]): Promise<EffectOutcome> => {
  const [reference, bytes, patient] = entries.toReversed();
  if (!reference || !isDone(reference)) {
    // Who is new has an id by now, so that the next attempt need not leave it to the server to put it into the reference.
    if (patient && isDone(patient)) return { outcome: 'unclear' };
    const otherwise = entryOutcome(reference?.status ?? null);
    // What was done may be the reference all the same: not every server answers in the order that it was asked in.
    return entries.some(isDone) ? lookBefore(sending, otherwise) : otherwise;
  }
  const sentFhirId = idInReference(reference.location, 'DocumentReference');
  const isAcknowledged = entries.every(isDone);
  const { effectKey } = sending.attempt.document;
  return unlessAskingFails({ wasSent: true, sentFhirId, isAcknowledged }, async () => {
    const found = await findFiled(sending, { effectKey, sentFhirId });
    const outcome = await resume(sending, found, areAcknowledged(bytes, effectKey));
    return outcome ?? { outcome: 'unclear', referenceFhirId: sentFhirId, isAcknowledged };
  });
};

/** A gateway may answer in the place of a server that did it: who refuses is asked once what stands there all the same. */
const orWhatStands = async (sending: Sending, refused: EffectOutcome): Promise<EffectOutcome> => {
  try {
    return (await resumeWhatStands(sending)) ?? refused;
  } catch (error) {
    if (isFailedAsking(error)) return refused;
    throw error;
  }
};

const outcomeOf = async (sending: Sending, delivery: Delivery): Promise<EffectOutcome> => {
  if (delivery.outcome === 'refused') {
    const refused = refusalOutcome('integration', delivery.status);
    // One that may have been sent before is looked for after any refusal.
    return sending.attempt.wasSent ? refused : orWhatStands(sending, refused);
  }
  if (delivery.outcome === 'confirmed' || delivery.outcome === 'partly-done')
    return readSent(sending, delivery.entries);
  return delivery.outcome === 'unclear' ? { outcome: 'unclear', isUnanswered: true } : { outcome: delivery.outcome };
};

/**
 * What an earlier decision sent may have arrived after it was given up. It is taken out of its chart before the document is
 * filed anew, so that it is in one chart only.
 */
const takeBackAbandoned = async ({ client, attempt, signal }: Sending): Promise<EffectOutcome | null> => {
  for (const abandoned of attempt.abandoned) {
    for (const { fhirId, status } of await findFiled({ client, signal }, abandoned)) {
      if (status === 'entered-in-error') continue;
      const { outcome } = await client.markEnteredInError(fhirId, { signal });
      if (outcome !== 'confirmed') return { outcome: 'postponed' };
    }
  }
  return null;
};

/** Somebody new is referred to by their id as soon as the server has given one: not every server fills it in. */
const withKnownPatient = async ({ client, attempt, signal }: Sending): Promise<DocumentToFile['patient']> => {
  const { patient } = attempt.document;
  if ('fhirId' in patient || !attempt.wasSent) return patient;
  const [found] = await client.findByEffectKey('Patient', patient.patientId, { signal });
  return found ? { fhirId: found.fhirId } : patient;
};

const send = async (sending: Sending): Promise<EffectOutcome> => {
  const { client, attempt, loadBytes, signal } = sending;
  const { document } = attempt;
  if (!(await isChartOpen(sending))) return { outcome: 'refused', trouble: 'patient-inactive' };
  const notYet = await takeBackAbandoned(sending);
  if (notYet) return notYet;
  const patient = await withKnownPatient(sending);
  const whole = { ...document, patient, bytes: await loadBytes() };
  const sendOnce = async (document: DocumentToFile) =>
    outcomeOf(sending, await client.sendTransaction(buildTransaction(document), { signal }));
  let outcome = await sendOnce(whole);
  const linked = whole.related.filter(({ fhirId }) => fhirId !== null);
  // Not every server takes a reference to what it does not hold; the document is worth more than what it goes back to.
  if (outcome.outcome === 'refused' && outcome.trouble === 'content-refused' && linked.length < whole.related.length) {
    outcome = await sendOnce({ ...whole, related: linked });
  }
  // A refusal says nothing of an earlier attempt that may have arrived.
  if (outcome.outcome === 'refused' && attempt.wasSent) return (await resumeWhatStands(sending)) ?? outcome;
  return outcome;
};

const recall = async ({ client, signal }: Sending, recalledFhirId: string): Promise<EffectOutcome> => {
  const delivery = await client.markEnteredInError(recalledFhirId, { signal });
  if (delivery.outcome === 'refused') return refusalOutcome('recall', delivery.status);
  if (delivery.outcome !== 'confirmed') return { outcome: delivery.outcome === 'postponed' ? 'postponed' : 'unclear' };
  return { outcome: 'confirmed', referenceFhirId: recalledFhirId, patientFhirId: null, readBack: null };
};

const MARKED = { superseded: 'superseded', current: 'restored' } as const;

const stepsOf: Way['steps'] = (kind, outcome) => {
  if (outcome.outcome !== 'confirmed' && outcome.outcome !== 'unclear') return [];
  const done = outcome.outcome === 'confirmed' ? outcome : outcome.done;
  const referenceFhirId = done?.referenceFhirId ?? outcome.referenceFhirId ?? null;
  if (referenceFhirId === null) return [];
  const evidence = `DocumentReference/${referenceFhirId}`;
  const marked = (done?.versions?.marked ?? []).map(({ fhirId, filedAs }) => ({
    step: MARKED[filedAs],
    evidence: `DocumentReference/${fhirId}`,
  }));
  if (kind === 'recall') return done ? [{ step: 'entered-in-error', evidence }, ...marked] : [];
  const sent = { step: 'transaction', evidence } as const;
  const readBack = done?.readBack ?? null;
  return readBack === null ? [sent] : [sent, { step: 'read-back', evidence: readBack }, ...marked];
};

/** A FHIR R4 transaction of a DocumentReference, its Binary and, for somebody new, the Patient; each found again by its effect key. */
export const fhirTransaction: Way = {
  name: 'fhir-transaction',
  steps: stepsOf,
  send: (sending) => unlessAskingFails(sending.attempt, () => send(sending)),
  ask: (sending) => unlessAskingFails(sending.attempt, () => resumeWhatStands(sending)),
  recall: (sending, recalledFhirId) => unlessAskingFails(sending.attempt, () => recall(sending, recalledFhirId)),
  markVersions,
};
