import type { EntityManager } from '@mikro-orm/postgresql';
import { digestOf, readTraits } from '../src/features/verification/index.ts';
import { Candidate } from '../src/model/candidate.entity.ts';
import { Metadata } from '../src/model/metadata.entity.ts';
import type { Patient } from '../src/model/patient.entity.ts';
import { Verification } from '../src/model/verification.entity.ts';
import { buildDocument, type DocumentParts } from './build-document.ts';
import { buildPatient } from './build-effect.ts';

/** A patient of the hospital's index, mirrored; their id. */
export const buildKnownPatient = async (em: EntityManager, parts: Partial<Patient> = {}): Promise<string> => {
  const known = { family: 'Martin', given: ['Camille'], birthDate: '1980-08-01' };
  const patient = buildPatient(em, { ...known, ...parts });
  await em.flush();
  return patient.id;
};

export interface IdentityParts {
  /** Whom the rules matched; null for nobody. */
  readonly patientId: string | null;
  readonly outcome?: Verification['outcome'];
  readonly freshness?: 'verified' | 'stale' | 'unavailable';
  readonly checkedAt?: Date;
  readonly candidateIds?: readonly string[];
}

/** What a check of a document's identity found. */
export const buildIdentity = async (em: EntityManager, document: string, parts: IdentityParts): Promise<void> => {
  const { patientId, freshness = 'verified', checkedAt = new Date(), candidateIds = [] } = parts;
  const outcome = parts.outcome ?? (patientId === null ? 'ambiguous' : 'matched');
  const verification = em.create(Verification, { document, outcome, patient: patientId, freshness, checkedAt });
  for (const [rank, patient] of candidateIds.entries()) {
    em.create(Candidate, { verification, patient, rank, grade: 'probable', evidence: [] });
  }
  await em.flush();
};

/** A document that nothing keeps from being filed under its patient. */
export const buildVerifiedDocument = async (
  em: EntityManager,
  { patientId, ...parts }: DocumentParts & { readonly patientId?: string } = {},
): Promise<string> => {
  const documentId = await buildDocument(em, { family: 'Martin', given: ['Camille'], ...parts });
  await buildIdentity(em, documentId, { patientId: patientId ?? (await buildKnownPatient(em)) });
  return documentId;
};

/** That the hospital's server has just answered a wide search for what a document says now. */
export const buildWideSearch = async (em: EntityManager, document: string, searchedWidelyAt = new Date()) => {
  const searchedFor = digestOf(readTraits(await em.findOneOrFail(Metadata, { document }, { refresh: true })));
  await em.nativeUpdate(Verification, { document }, { searchedWidelyAt, searchedFor });
};
