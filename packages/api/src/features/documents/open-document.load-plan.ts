import {
  AttachmentView,
  CandidateView,
  ClaimView,
  CorrectionView,
  DocumentView,
  EffectView,
  HistoryEntry,
  type KeptTrait,
  MetadataView,
  NoteView,
  type Trait,
  VerificationView,
} from '@mailroom/contracts';
import { loadPlan, nested } from '@mailroom/load-plan';
import { z } from 'zod';
import { Attachment } from '../../model/attachment.entity.ts';
import { AuditEvent } from '../../model/audit-event.entity.ts';
import { CANDIDATE_EVIDENCE, Candidate } from '../../model/candidate.entity.ts';
import { Claim } from '../../model/claim.entity.ts';
import { CORRECTION_AS_READ, Correction } from '../../model/correction.entity.ts';
import { Document } from '../../model/document.entity.ts';
import { Effect } from '../../model/effect.entity.ts';
import {
  METADATA_IDENTIFIERS,
  METADATA_LOST_FILES,
  METADATA_NOT_UNDERSTOOD,
  METADATA_OTHER_PATIENTS,
  Metadata,
} from '../../model/metadata.entity.ts';
import { Note } from '../../model/note.entity.ts';
import { PATIENT_IDENTIFIERS } from '../../model/patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { isOfIns } from '../../platform/fhir/identifier-systems.rules.ts';
import { sumEvidence } from '../../platform/rules/sum-evidence.rules.ts';
import { readOr } from '../../platform/stored/stored-form.ts';
import { attachmentDisplay } from './attachment-display.rules.ts';

const attachmentView = loadPlan(Attachment, AttachmentView, {
  display: {
    from: ['mediaType', 'role', 'document.metadata.format'],
    get: ({ mediaType, role, document }) =>
      attachmentDisplay({
        mediaType,
        isClinicalDocument: role === 'original' && document.metadata?.format === 'CDA',
      }),
  },
});

const metadataView = loadPlan(Metadata, MetadataView, {
  patientIdentifiers: {
    from: ['patientIdentifiers'],
    get: ({ patientIdentifiers }) => readOr(METADATA_IDENTIFIERS, patientIdentifiers, []),
  },
  areIdentifiersReadable: {
    from: ['patientIdentifiers', 'otherPatients', 'notUnderstood', 'lostFiles'],
    get: ({ patientIdentifiers, otherPatients, notUnderstood, lostFiles }) =>
      METADATA_IDENTIFIERS.accepts(patientIdentifiers) &&
      METADATA_OTHER_PATIENTS.accepts(otherPatients) &&
      METADATA_NOT_UNDERSTOOD.accepts(notUnderstood) &&
      METADATA_LOST_FILES.accepts(lostFiles),
  },
  otherPatients: {
    from: ['otherPatients'],
    get: ({ otherPatients }) => readOr(METADATA_OTHER_PATIENTS, otherPatients, []),
  },
  notUnderstood: {
    from: ['notUnderstood'],
    get: ({ notUnderstood }) => readOr(METADATA_NOT_UNDERSTOOD, notUnderstood, []),
  },
  lostFiles: { from: ['lostFiles'], get: ({ lostFiles }) => readOr(METADATA_LOST_FILES, lostFiles, []) },
  lossAcceptedByName: { from: 'lossAcceptedBy.name' },
});

const candidateView = loadPlan(Candidate, CandidateView, {
  patientId: { from: 'patient.id' },
  family: { from: 'patient.family' },
  birthFamily: { from: 'patient.birthFamily' },
  given: { from: 'patient.given' },
  birthGiven: { from: 'patient.birthGiven' },
  birthDate: { from: 'patient.birthDate' },
  sex: { from: 'patient.sex' },
  birthPlace: { from: 'patient.birthPlaceCode' },
  recordNumberSystem: { from: 'patient.medicalRecordNumberSystem' },
  identityStatus: { from: 'patient.identityStatus' },
  lacksIns: {
    from: ['patient.identifiers'],
    get: ({ patient }) => readOr(PATIENT_IDENTIFIERS, patient.identifiers, []).some(isOfIns),
  },
  isActive: { from: 'patient.isActive' },
  replacedByFhirId: { from: 'patient.replacedByFhirId' },
  isUnderstood: { from: 'patient.isUnderstood' },
  isProvisional: { from: 'patient.isProvisional' },
  formerFamilies: { from: 'patient.formerFamilies' },
  nameText: { from: 'patient.nameText' },
  identifiers: {
    from: ['patient.identifiers'],
    get: ({ patient }) => readOr(PATIENT_IDENTIFIERS, patient.identifiers, []),
  },
  evidence: { from: ['evidence'], get: ({ evidence }) => readOr(CANDIDATE_EVIDENCE, evidence, []) },
  strength: { from: ['evidence'], get: ({ evidence }) => sumEvidence(readOr(CANDIDATE_EVIDENCE, evidence, [])) },
});

const verificationView = loadPlan(Verification, VerificationView, {
  patientId: { from: 'patient.id' },
  chosenByName: { from: 'chosenBy.name' },
  candidates: { from: nested('candidates', candidateView), orderBy: { rank: 'asc' } },
});

/** Of each trait: the document does not say it. */
const NOTHING_READ: Readonly<Record<Trait, KeptTrait>> = {
  family: { trait: 'family', value: null },
  given: { trait: 'given', value: [] },
  birthDate: { trait: 'birthDate', value: null },
  sex: { trait: 'sex', value: null },
  birthPlace: { trait: 'birthPlace', value: null },
  identifier: { trait: 'identifier', value: [] },
};

const correctionView = loadPlan(Correction, CorrectionView, {
  asRead: {
    from: ['asRead', 'trait'],
    get: ({ asRead, trait }) => readOr(CORRECTION_AS_READ, asRead, NOTHING_READ[trait]),
  },
  correctedByName: { from: 'correctedBy.name' },
});

const claimView = loadPlan(Claim, ClaimView, { holderId: { from: 'holder.id' }, holderName: { from: 'holder.name' } });
const effectView = loadPlan(Effect, EffectView, { decidedByName: { from: 'decidedBy.name' } });
const noteView = loadPlan(Note, NoteView, { authorName: { from: 'author.name' } });

/** The pane's document without its history, which the audit keeps apart, and without the documents that are related to it. */
export const documentView = loadPlan(
  Document,
  DocumentView.omit({ history: true, related: true, isOriginalUnknown: true }),
  {
    sourceName: { from: 'source.name' },
    assigneeName: { from: 'assignee.name' },
    metadata: { from: nested('metadata', metadataView) },
    verification: { from: nested('verification', verificationView) },
    claim: { from: nested('claim', claimView) },
    corrections: { from: nested('corrections', correctionView), orderBy: { trait: 'asc' } },
    effects: { from: nested('effects', effectView), orderBy: { id: 'desc' } },
    notes: { from: nested('notes', noteView), orderBy: { id: 'asc' } },
    tags: { from: 'tags', orderBy: { name: 'asc' } },
    attachments: { from: nested('attachments', attachmentView), orderBy: { ordinal: 'asc' } },
  },
);

export const historyEntry = loadPlan(AuditEvent, HistoryEntry, { actorName: { from: 'actor.name' } });

/** That somebody opened the document before. */
export const earlierOpening = loadPlan(AuditEvent, z.strictObject({ id: z.uuid() }));
