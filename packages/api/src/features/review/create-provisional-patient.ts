import { randomUUID } from 'node:crypto';
import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { CANDIDATE_EVIDENCE, Candidate } from '../../model/candidate.entity.ts';
import { PATIENT_IDENTIFIERS, Patient } from '../../model/patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import type { PatientTraits } from './correct-trait.rules.ts';
import { type ChangeRefusal, type LockedDocument, lockForChange, raiseVersion } from './lock-documents.ts';
import { traitsOf } from './patient-traits.ts';
import { namesSomebody } from './provisional-patient.rules.ts';
import { WAITING } from './review.rules.ts';

const patientOf = (traits: PatientTraits) => ({
  identifiers: PATIENT_IDENTIFIERS.write(traits.patientIdentifiers),
  family: traits.patientFamily,
  given: traits.patientGiven,
  birthDate: traits.patientBirthDate,
  sex: traits.patientSex,
});

const makePatient = (em: EntityManager, traits: PatientTraits): Patient =>
  em.create(Patient, { fhirId: `provisional:${randomUUID()}`, isProvisional: true, ...patientOf(traits) });

const verificationOf = (em: EntityManager, { id, verification }: LockedDocument): Verification =>
  verification?.$ ?? em.create(Verification, { document: id, outcome: 'pending' });

/** One for each document, however often somebody asks: the traits may have been corrected in between. */
const findOrMakePatient = async (
  em: EntityManager,
  verification: Verification,
  traits: PatientTraits,
): Promise<Patient> => {
  const candidates = await em.find(Candidate, { verification }, { populate: ['patient'] });
  const earlier = candidates.find(({ patient }) => patient.$.isProvisional);
  if (earlier) return em.assign(earlier.patient.$, patientOf(traits));
  const patient = makePatient(em, traits);
  const rank = Math.max(-1, ...candidates.map((candidate) => candidate.rank)) + 1;
  // There is nothing to compare: the patient is what the document says.
  em.create(Candidate, { verification, patient, rank, grade: 'possible', evidence: CANDIDATE_EVIDENCE.write([]) });
  return patient;
};

const create = (
  { em, session, refuse }: SignedInContext<ChangeRefusal | 'IdentityNotVerified'>,
  seen: contracts.SeenDocument,
): Promise<contracts.ChangedDocument> =>
  em.transactional(async (em) => {
    const { documentId } = seen;
    const document = await lockForChange(em, seen, { session, statuses: WAITING, refuse });
    const traits = traitsOf(document);
    if (!namesSomebody(traits)) throw refuse('IdentityNotVerified', { documentId });
    const verification = verificationOf(em, document);
    const patient = await findOrMakePatient(em, verification, traits);
    // How fresh the last check is stays as it was: nobody has asked the hospital.
    em.assign(verification, { outcome: 'provisional', patient, chosenBy: session.userId });
    raiseVersion(em, document, session);
    await em.flush();
    const details = { version: document.version, patientId: patient.id };
    await audit(em, { action: 'provisional-patient-created', documentId, details });
    return { documentId, version: document.version };
  });

export const createProvisionalPatient = procedure(contracts.createProvisionalPatient).mutation(({ ctx, input }) =>
  create(ctx, input),
);
