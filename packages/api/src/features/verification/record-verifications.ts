import type { AuditAction } from '@mailroom/contracts';
import type { EntityManager, Loaded } from '@mikro-orm/postgresql';
import { CANDIDATE_EVIDENCE, Candidate } from '../../model/candidate.entity.ts';
import { Document } from '../../model/document.entity.ts';
import { type Audited, auditAll } from '../../platform/audit/audit.ts';
import type { PatientAnswer } from '../../platform/fhir/search-patients.ts';
import { type App, forkForFacility } from '../../platform/process/context.ts';
import { lockDocumentRows } from '../documents/index.ts';
import { type Found, type IdentityResult, identityResult } from './identity-result.rules.ts';
import { knownPatient } from './known-patient.ts';
import { findProvisional, likelyAmong } from './likely-provisional.ts';
import { type AskedDocument, digestOf } from './load-traits.ts';
import { findMirrored, mirrorPatients } from './mirror-patients.ts';
import { worthMirroring } from './worth-mirroring.ts';

/** A document and what the hospital's server said of it; `unscoped`: it must not be asked. */
interface Answered {
  readonly document: AskedDocument;
  readonly answer: PatientAnswer | 'unscoped';
}

const patientsOf = (answer: Answered['answer']) =>
  answer !== 'unscoped' && answer.outcome === 'found' ? answer.patients : [];

/** Whether the server has to be asked again, and the mirror has to do meanwhile. */
export const isUnanswered = (answer: Answered['answer']): boolean =>
  answer !== 'unscoped' && (answer.outcome === 'failed' || answer.outcome === 'unreadable');

type Checked = Loaded<Document, 'verification.candidates' | 'verification.patient' | 'effects'>;

const settledOf = ({ verification, effects }: Checked) => ({
  chosenPatientId: verification?.$.chosenBy ? (verification.$.patient?.id ?? null) : null,
  recalledPatientIds: effects.$.getItems()
    .filter(({ kind, state }) => kind === 'recall' && state === 'confirmed')
    .map(({ patient }) => patient.id),
});

/** What a clerk sees of the identity: a decision about another one is about another version. */
const shownOf = (outcome: string, patientId: string | null, candidateIds: readonly string[]): string =>
  JSON.stringify([outcome, patientId, candidateIds]);

/** A check that read nothing of the hospital's records is none. */
const actionOf = ({ outcome, freshness }: IdentityResult): AuditAction => {
  if (outcome === 'not-asked' || outcome === 'unscoped') return 'verification-not-asked';
  return freshness === 'verified' ? 'document-verified' : 'verification-unanswered';
};

/** @returns what there is to say of it in the audit. */
const record = (em: EntityManager, document: Checked, result: IdentityResult): Audited[] => {
  const verification = document.verification?.$;
  if (!verification) return [];
  const before = verification.candidates.$.getItems().toSorted((one, other) => one.rank - other.rank);
  const was = shownOf(
    verification.outcome,
    verification.patient?.id ?? null,
    before.map(({ patient }) => patient.id),
  );
  const is = shownOf(
    result.outcome,
    result.patientId,
    result.candidates.map(({ patientId }) => patientId),
  );
  const isNews = result.freshness !== verification.freshness || result.outcome !== verification.outcome;
  em.assign(verification, {
    outcome: result.outcome,
    freshness: result.freshness,
    patient: result.patientId,
    ...(result.isChosen ? {} : { chosenBy: null }),
    ...(result.freshness === 'verified' ? { checkedAt: new Date() } : {}),
  });
  for (const [rank, { patientId, grade, evidence, strictDoubts }] of result.candidates.entries()) {
    em.create(Candidate, {
      verification,
      patient: patientId,
      rank,
      grade,
      evidence: CANDIDATE_EVIDENCE.write(evidence),
      strictDoubts: [...strictDoubts],
    });
  }
  if (was !== is) em.assign(document, { version: document.version + 1, changedBy: null });
  const { outcome, freshness, candidates } = result;
  const details = { outcome, freshness, candidates: candidates.length };
  // While the server is away the same is tried again and again: that it gave no answer is said once.
  if (freshness !== 'verified' && !isNews) return [];
  return [{ action: actionOf(result), documentId: document.id, details }];
};

/** A provisional patient is known here only; no server can say more of them. */
const keepsProvisional = ({ verification }: Checked): boolean => verification?.$.patient?.$.isProvisional ?? false;

/** Where nobody has to be looked for in the mirror. */
const NOBODY = { patients: [], isComplete: true };

interface Recording {
  readonly facilityId: string;
  readonly answered: readonly Answered[];
  /** Whether a person asked for everybody who is like the patient. */
  readonly isWide: boolean;
}

/** Patients who were made here stand behind those of the record; who is matched needs none of them. */
const withProvisional = (result: IdentityResult, made: IdentityResult['candidates']): IdentityResult => {
  const more = made.filter(({ patientId }) => !result.candidates.some((one) => one.patientId === patientId));
  if (result.outcome === 'matched' || more.length === 0) return result;
  const outcome = result.outcome === 'unmatched' ? 'ambiguous' : result.outcome;
  return { ...result, outcome, candidates: [...result.candidates, ...more] };
};

/** When a wide search was answered whole, and for what; anything else leaves an earlier one as it was. */
const searchedWidely = ({ document, answer }: Answered) =>
  answer !== 'unscoped' && answer.outcome === 'found' && answer.isComplete
    ? { searchedWidelyAt: new Date(), searchedFor: digestOf(document.traits) }
    : {};

/**
 * Writes what the check of several documents came to: patients into the mirror, outcome and candidates beside each document,
 * the audit, in one transaction. A document that was decided or corrected since it was asked about is left alone.
 */
export const recordVerifications = async (
  { orm }: Pick<App, 'orm'>,
  { facilityId, answered, isWide }: Recording,
): Promise<void> => {
  await forkForFacility(orm, facilityId).transactional(async (em) => {
    await lockDocumentRows(
      em,
      answered.map(({ document }) => document.documentId),
    );
    const documents = await em.find(
      Document,
      { id: { $in: answered.map(({ document }) => document.documentId) }, status: { $in: ['review', 'unreadable'] } },
      {
        populate: ['verification.candidates', 'verification.patient', 'effects'],
        orderBy: { id: 'asc' },
        strategy: 'select-in',
      },
    );
    const records = answered.flatMap(({ document: { documentId, traits }, answer }) => {
      const chosen = documents.find(({ id }) => id === documentId)?.verification?.$.patient?.$.fhirId;
      return worthMirroring(traits, patientsOf(answer), chosen);
    });
    const mirrored = new Map(
      (await mirrorPatients(em, facilityId, records)).map((patient) => [patient.fhirId, patient]),
    );
    const unanswered = answered.flatMap(({ document, answer }) => (isUnanswered(answer) ? [document] : []));
    const mirror = unanswered.length === 0 ? NOBODY : await findMirrored(em, unanswered);
    const local = mirror.patients.map(knownPatient);
    const foundFor = ({ answer }: Answered): Found => {
      if (answer === 'unscoped') return { patients: [], source: 'unscoped', isComplete: false };
      if (answer.outcome === 'not-asked') return { patients: [], source: 'nobody', isComplete: false };
      if (answer.outcome !== 'found') {
        return { patients: local, source: 'mirror', isComplete: mirror.isComplete };
      }
      const patients = answer.patients.flatMap(({ id }) => mirrored.get(id) ?? []).map(knownPatient);
      return { patients, source: 'server', isComplete: answer.isComplete };
    };
    const provisional = await findProvisional(em);
    const results = answered.flatMap((one) => {
      const document = documents.find(({ id }) => id === one.document.documentId);
      if (!document || document.version !== one.document.version || keepsProvisional(document)) return [];
      const result = identityResult(one.document.traits, foundFor(one), settledOf(document));
      if (isWide && document.verification) em.assign(document.verification.$, searchedWidely(one));
      return [{ document, result: withProvisional(result, likelyAmong(provisional, one.document)) }];
    });
    const verifications = results.flatMap(({ document }) => document.verification?.id ?? []);
    await em.nativeDelete(Candidate, { verification: { $in: verifications } });
    const audited = results.flatMap(({ document, result }) => record(em, document, result));
    await auditAll(em, audited);
  });
};
