import { LikelyRecordView, ProvisionalPatientRow } from '@mailroom/contracts';
import { loadPlan, nested } from '@mailroom/load-plan';
import { LIKELY_RECORD_EVIDENCE, LikelyRecord } from '../../model/likely-record.entity.ts';
import { Patient } from '../../model/patient.entity.ts';
import { ProvisionalPatient } from '../../model/provisional-patient.entity.ts';
import { Verification } from '../../model/verification.entity.ts';
import { readOr } from '../../platform/stored/stored-form.ts';

const likelyRecordView = loadPlan(LikelyRecord, LikelyRecordView, {
  patientId: { from: 'patient.id' },
  family: { from: 'patient.family' },
  given: { from: 'patient.given' },
  nameText: { from: 'patient.nameText' },
  birthDate: { from: 'patient.birthDate' },
  sex: { from: 'patient.sex' },
  medicalRecordNumber: { from: 'patient.medicalRecordNumber' },
  isActive: { from: 'patient.isActive' },
  evidence: { from: ['evidence'], get: ({ evidence }) => readOr(LIKELY_RECORD_EVIDENCE, evidence, []) },
});

const { person } = ProvisionalPatientRow.shape;

const theirDocument = loadPlan(Verification, person.shape.documents.element, {
  documentId: { from: 'document.id' },
  title: { from: 'document.title' },
  status: { from: 'document.status' },
});

const personView = loadPlan(Patient, person, { documents: { from: nested('verifications', theirDocument) } });

export const provisionalPatientRow = loadPlan(ProvisionalPatient, ProvisionalPatientRow, {
  person: { from: nested('patient', personView) },
  madeByName: { from: 'madeBy.name' },
  likelyRecords: { from: nested('likelyRecords', likelyRecordView), orderBy: { rank: 'asc' } },
});
