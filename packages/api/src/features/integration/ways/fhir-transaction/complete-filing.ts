import { idInReference } from '../../../../platform/fhir/fhir-patient.ts';
import type { FiledResource } from '../../../../platform/fhir/filed-reference.ts';
import type { Sending } from '../../attempt.ts';
import type { EffectOutcome } from '../../effect-outcome.ts';
import { buildBinary, buildReference, buildTransaction } from './build-transaction.ts';
import { troubleOf } from './fhir-outcome.rules.ts';
import { isChartOpen } from './is-chart-open.ts';

/** Somebody at the hospital took it out. A reference that Mailroom took out has lost its link as well. */
const wasWithdrawn = ({ status, link }: FiledResource): boolean => status === 'entered-in-error' && link !== null;

/**
 * The hospital may have moved a reference into another record since; that one has to be the facility's as well.
 *
 * @throws FhirOutOfScope
 */
const assertOwn = async ({ client, attempt, signal }: Sending, { subject }: FiledResource): Promise<void> => {
  const { patient } = attempt.document;
  const fhirId = idInReference(subject, 'Patient');
  if (fhirId === null || ('fhirId' in patient && patient.fhirId === fhirId)) return;
  await client.readPatient(fhirId, { signal });
};

/** Nobody's: a server that runs a transaction as a batch leaves what stood for a new patient as it was, and another leaves it out. */
const isNobodys = ({ subject }: FiledResource): boolean => idInReference(subject, 'Patient') === null;

const loadDocument = async ({ attempt, loadBytes }: Sending) => ({ ...attempt.document, bytes: await loadBytes() });

const readBytes = ({ client, attempt, signal }: Sending, { link }: FiledResource) => {
  const { sha256, sizeBytes, document } = attempt;
  return client.readBytes(idInReference(link, 'Binary') ?? document.effectKey, { sha256, sizeBytes }, { signal });
};

/** A precondition that was never sent, so that nothing can be concluded. */
const PRECONDITION_FAILED = 412;

/** A reference that leads to no bytes helps nobody in a chart: it is taken out, and only then said to be refused. */
const takeOutIncomplete = async (
  { client, signal }: Sending,
  { fhirId }: FiledResource,
  status: number,
): Promise<EffectOutcome> => {
  const { outcome } = await client.markEnteredInError(fhirId, { isIncomplete: true, signal });
  if (outcome !== 'confirmed') return { outcome: 'unclear', referenceFhirId: fhirId };
  return { outcome: 'refused', trouble: troubleOf(status) };
};

const findNewPatient = async ({ client, attempt, signal }: Sending): Promise<string | null> => {
  const { patient } = attempt.document;
  if ('fhirId' in patient) return patient.fhirId;
  const [found] = await client.findByEffectKey('Patient', patient.patientId, { signal });
  return found?.fhirId ?? null;
};

/** Puts the one reference of the effect key right; the next attempt reads what came of it. */
const mendReference = async (sending: Sending, { fhirId, fhirVersion }: FiledResource): Promise<EffectOutcome> => {
  const { client, signal } = sending;
  if (!(await isChartOpen(sending))) return { outcome: 'refused', trouble: 'patient-inactive' };
  const document = await loadDocument(sending);
  const patientFhirId = await findNewPatient(sending);
  // Sent again, only what is missing is made.
  if (patientFhirId === null) await client.sendTransaction(buildTransaction(document), { signal });
  else {
    const reference = buildReference(document, { reference: `Patient/${patientFhirId}` });
    await client.putResource({ ...reference, id: fhirId }, { version: fhirVersion, signal });
  }
  return { outcome: 'unclear', referenceFhirId: fhirId };
};

/**
 * Confirms what stands under the effect key once its bytes are read back with the digest of those that were sent, or, where
 * the server lets nobody read them, once it has acknowledged them. What a server did by halves is put right under the same
 * key: bytes that are not there are put again, and a reference that cannot have them is taken out.
 *
 * Each step can be the last of a process: the next attempt begins with what the server holds.
 */
export const completeFiling = async (
  sending: Sending,
  filed: FiledResource,
  { areBytesAcknowledged }: { readonly areBytesAcknowledged: boolean },
): Promise<EffectOutcome> => {
  const { client, signal } = sending;
  if (wasWithdrawn(filed)) return { outcome: 'refused', trouble: 'conflict' };
  await assertOwn(sending, filed);
  const unclear = { outcome: 'unclear', referenceFhirId: filed.fhirId } as const;
  let bytes = await readBytes(sending, filed);
  if (bytes === 'other' || (bytes === 'unreadable' && !areBytesAcknowledged)) {
    const put = await client.putResource(buildBinary(await loadDocument(sending)), { version: null, signal });
    if (put.outcome === 'refused' && put.status !== PRECONDITION_FAILED) {
      return takeOutIncomplete(sending, filed, put.status);
    }
    if (put.outcome !== 'confirmed') return unclear;
    bytes = await readBytes(sending, filed);
  }
  if (bytes === 'other') return unclear;
  if (filed.status === 'entered-in-error' || isNobodys(filed)) return mendReference(sending, filed);
  return {
    outcome: 'confirmed',
    referenceFhirId: filed.fhirId,
    patientFhirId: 'fhirId' in sending.attempt.document.patient ? null : idInReference(filed.subject, 'Patient'),
    readBack: bytes === 'same' ? 'bytes' : 'reference',
    filedAs: filed.status === 'superseded' ? 'superseded' : 'current',
    isRelationLeftOut: filed.relations < sending.attempt.document.related.length,
  };
};
