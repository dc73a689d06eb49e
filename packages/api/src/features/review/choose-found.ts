import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CANDIDATE_EVIDENCE, Candidate } from '../../model/candidate.entity.ts';
import type { Patient } from '../../model/patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { FhirOutOfScope, isFailedAsking } from '../../platform/fhir/fhir-error.ts';
import type { PatientRecord } from '../../platform/fhir/read-record.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { candidateOf, findByFhirId, knownPatient, mirrorPatients, readTraitsOf } from '../verification/index.ts';
import { contradictions } from './choose-found.rules.ts';
import { type ChangeRefusal, type LockedDocument, lockForChange, raiseVersion } from './lock-documents.ts';
import { WAITING } from './review.rules.ts';

type FoundRefusal = 'PatientNotFound' | 'PatientInactive' | 'PatientDiffers' | 'RecordUnavailable';
type ChooseContext = SignedInContext<ChangeRefusal | FoundRefusal>;

/** The record as it is now; null while the hospital's server does not answer. */
const readNow = async (
  { app, session, refuse }: ChooseContext,
  { fhirId, documentId }: contracts.ChooseFoundInput,
): Promise<PatientRecord | null> => {
  const { signal } = new AbortController();
  try {
    const record = await app.fhirForPeople.forFacility(session.facilityId).readPatient(fhirId, { signal });
    if (record === null) throw refuse('PatientNotFound', { documentId });
    return record;
  } catch (error) {
    if (error instanceof FhirOutOfScope) throw refuse('PatientNotFound', { documentId });
    if (isFailedAsking(error)) return null;
    throw error;
  }
};

const mirror = async (
  em: EntityManager,
  { session, refuse }: ChooseContext,
  { record, fhirId, documentId }: { record: PatientRecord | null; fhirId: string; documentId: string },
): Promise<Patient> => {
  const [patient] =
    record === null ? [await findByFhirId(em, fhirId)] : await mirrorPatients(em, session.facilityId, [record]);
  if (!patient) throw refuse('RecordUnavailable', { documentId });
  if (!patient.isActive || (patient.replacedByFhirId ?? null) !== null) throw refuse('PatientInactive', { documentId });
  return patient;
};

/** The check of a document; made where none has been yet. */
const verificationOf = (em: EntityManager, { id, verification }: LockedDocument): Verification =>
  verification?.$ ?? em.create(Verification, { document: id, outcome: 'pending' });

/** Whoever is chosen is a candidate, at the end of those whom the check found. */
const addCandidate = async (
  em: EntityManager,
  verification: Verification,
  { patientId, grade, evidence, strictDoubts }: ReturnType<typeof candidateOf>,
): Promise<void> => {
  const candidates = await em.find(Candidate, { verification });
  const compared = { grade, evidence: CANDIDATE_EVIDENCE.write(evidence), strictDoubts: [...strictDoubts] };
  const known = candidates.find(({ patient }) => patient.id === patientId);
  const rank = Math.max(-1, ...candidates.map((candidate) => candidate.rank)) + 1;
  if (known) em.assign(known, compared);
  else em.create(Candidate, { verification, patient: patientId, rank, ...compared });
};

const choose = async (ctx: ChooseContext, input: contracts.ChooseFoundInput): Promise<contracts.ChangedDocument> => {
  const { app, session, refuse } = ctx;
  const { documentId, version, fhirId, accepted } = input;
  const { facilityId, userId } = session;
  // Before anything is locked: nobody waits for the hospital's server behind a lock.
  const record = await readNow(ctx, input);
  return ctx.em.transactional(async (em) => {
    const seen = { documentId, version };
    const document = await lockForChange(em, seen, { session, statuses: WAITING, refuse });
    const patient = await mirror(em, ctx, { record, fhirId, documentId });
    const candidate = candidateOf(readTraitsOf(document), knownPatient(patient));
    const differing = contradictions(candidate.evidence);
    const traits = differing.filter((trait) => !accepted.includes(trait));
    if (traits.length > 0) throw refuse('PatientDiffers', { documentId, traits });
    const verification = verificationOf(em, document);
    await addCandidate(em, verification, candidate);
    em.assign(verification, {
      outcome: 'matched',
      patient: patient.id,
      chosenBy: userId,
      ...(record === null ? { freshness: 'stale' } : { freshness: 'verified', checkedAt: new Date() }),
    });
    raiseVersion(em, document, session);
    await em.flush();
    const details = { version: document.version, patientId: patient.id, differing: differing.join(' ') };
    await audit(em, { action: 'candidate-chosen', documentId, details });
    // What the mirror knew is held against the hospital's record before anything is filed on it.
    if (record === null) await app.jobs.enqueue(em, 'verify-document', { facilityId, documentId });
    return { documentId, version: document.version };
  });
};

export const chooseFound = procedure(contracts.chooseFound).mutation(({ ctx, input }) => choose(ctx, input));
