import { randomUUID } from 'node:crypto';
import * as contracts from '@mailroom/contracts';
import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { CANDIDATE_EVIDENCE, Candidate } from '../../model/candidate.entity.ts';
import { LikelyRecord } from '../../model/likely-record.entity.ts';
import { PATIENT_IDENTIFIERS, Patient } from '../../model/patient.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import type { Verification } from '../../model/verification.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { digestOf, findProvisional, likelyAmong, readTraits } from '../verification/index.ts';
import type { PatientTraits } from './correct-trait.rules.ts';
import { type ChangeRefusal, type LockedDocument, lockForChange, raiseVersion } from './lock-documents.ts';
import { traitsOf } from './patient-traits.ts';
import { isSearchedFor, namesSomebody, needsReason } from './provisional-patient.rules.ts';
import { WAITING } from './review.rules.ts';

type CreateRefusal = ChangeRefusal | 'IdentityNotVerified' | 'PatientSearchNeeded' | 'ReasonNeeded';

/** The real record seldom appears at once. */
const FIRST_SEARCH_MINUTES = 10;

const patientOf = (traits: PatientTraits) => ({
  identifiers: PATIENT_IDENTIFIERS.write(traits.patientIdentifiers),
  family: traits.patientFamily,
  given: traits.patientGiven,
  birthDate: traits.patientBirthDate,
  sex: traits.patientSex,
});

/** Clerks of one facility make patients one after the other, so that each sees whom the one before made. */
const lockMaking = (em: EntityManager, facilityId: string) =>
  em.execute(`select pg_advisory_xact_lock(hashtextextended('provisional-patient ' || ?, 0))`, [facilityId]);

type Earlier = Loaded<ProvisionalPatient, 'patient'>;

interface Making {
  readonly document: LockedDocument;
  readonly verification: Verification;
  readonly candidates: readonly Candidate[];
  /** Whom an earlier call made of this document. */
  readonly earlier: Earlier | null;
  readonly reason: contracts.ProvisionalReason | null;
}

/** Asked of the owner's function: a document that is closed to who asks is somebody's all the same. */
const IS_SHARED = 'select has_other_documents(?, ?) as is_shared';

/** They are made anew of what the document says now, as long as the hospital does not know them and no other document is theirs. */
const findEarlier = async (em: EntityManager, document: LockedDocument): Promise<Earlier | null> => {
  const where = { document: document.id, resolvedAt: null, patient: { isProvisional: true } };
  const earlier = await em.findOne(ProvisionalPatient, where, { populate: ['patient'], strategy: 'joined' });
  if (!earlier) return null;
  const [row] = await em.execute<{ is_shared: boolean }[]>(IS_SHARED, [earlier.patient.id, document.id]);
  return row?.is_shared ? null : earlier;
};

/** @throws MailroomError where somebody like the patient may be known, and was not shown or is not explained. */
const assertNobodyElse = async (
  em: EntityManager,
  { document, verification, candidates, earlier, reason }: Making,
  { session, refuse }: SignedInContext<CreateRefusal>,
): Promise<void> => {
  const documentId = document.id;
  const traits = document.metadata ? readTraits(document.metadata.$) : null;
  if (!traits || !isSearchedFor(verification, digestOf(traits), new Date())) {
    throw refuse('PatientSearchNeeded', { documentId });
  }
  await lockMaking(em, session.facilityId);
  const made = likelyAmong(await findProvisional(em), { documentId, traits });
  const shown = new Set(candidates.map(({ patient }) => patient.id));
  if (made.some(({ patientId }) => !shown.has(patientId))) throw refuse('PatientSearchNeeded', { documentId });
  const others = candidates.filter(({ patient }) => patient.id !== earlier?.patient.id);
  if (reason === null && needsReason(others)) throw refuse('ReasonNeeded', { documentId });
};

const makePatient = (em: EntityManager, making: Making, madeBy: string): Patient => {
  const { document, reason } = making;
  const traits = patientOf(traitsOf(document));
  const patient = em.create(Patient, { fhirId: `provisional:${randomUUID()}`, isProvisional: true, ...traits });
  const searchAt = new Date(Date.now() + FIRST_SEARCH_MINUTES * 60_000);
  const provisionalPatient = em.create(ProvisionalPatient, {
    patient,
    document: document.id,
    madeBy,
    reason,
    searchAt,
  });
  for (const candidate of making.candidates) {
    const { rank, grade, evidence } = candidate;
    em.create(LikelyRecord, {
      provisionalPatient,
      patient: candidate.patient,
      rank,
      grade,
      evidence,
      isRuledOut: true,
    });
  }
  return patient;
};

/** One for each document, however often somebody asks: the traits may have been corrected in between. */
const findOrMakePatient = (em: EntityManager, making: Making, madeBy: string): Patient => {
  const { document, verification, candidates, earlier, reason } = making;
  if (earlier) em.assign(earlier, { reason });
  const patient = earlier
    ? em.assign(earlier.patient.$, patientOf(traitsOf(document)))
    : makePatient(em, making, madeBy);
  if (candidates.some((one) => one.patient.id === patient.id)) return patient;
  const rank = Math.max(-1, ...candidates.map((candidate) => candidate.rank)) + 1;
  // There is nothing to compare: the patient is what the document says.
  em.create(Candidate, { verification, patient, rank, grade: 'possible', evidence: CANDIDATE_EVIDENCE.write([]) });
  return patient;
};

const create = (
  ctx: SignedInContext<CreateRefusal>,
  { reason, ...seen }: contracts.CreateProvisionalPatientInput,
): Promise<contracts.ChangedDocument> =>
  ctx.em.transactional(async (em) => {
    const { session, refuse } = ctx;
    const { documentId } = seen;
    const document = await lockForChange(em, seen, { session, statuses: WAITING, refuse });
    if (!namesSomebody(traitsOf(document))) throw refuse('IdentityNotVerified', { documentId });
    const verification = document.verification?.$;
    if (!verification) throw refuse('PatientSearchNeeded', { documentId });
    const candidates = await em.find(Candidate, { verification });
    const making = { document, verification, candidates, earlier: await findEarlier(em, document), reason };
    await assertNobodyElse(em, making, ctx);
    const patient = findOrMakePatient(em, making, session.userId);
    // How fresh the last check is stays as it was: the hospital knows nothing of this patient.
    em.assign(verification, { outcome: 'provisional', patient, chosenBy: session.userId });
    raiseVersion(em, document, session);
    await em.flush();
    const details = { version: document.version, patientId: patient.id, reason };
    await audit(em, { action: 'provisional-patient-created', documentId, details });
    return { documentId, version: document.version };
  });

export const createProvisionalPatient = procedure(contracts.createProvisionalPatient).mutation(({ ctx, input }) =>
  create(ctx, input),
);
