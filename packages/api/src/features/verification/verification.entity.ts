import { VerificationOutcome } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { facility, id, instant, tenant } from '../../platform/tenancy.ts';
import { Document } from '../documents/document.entity.ts';
import { Patient } from './patient.entity.ts';

const VerificationSchema = defineEntity({
  name: 'Verification',
  tableName: 'verification',
  ...tenant('verification', { references: { document_id: 'document', patient_id: 'patient' } }),
  indexes: [{ name: 'verification_list', properties: ['facility', 'outcome', 'receivedAt', 'id', 'document'] }],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.oneToOne(Document).ref().owner(),
    outcome: p.enum(VerificationOutcome.options),
    /** The document's own, copied by the database: an outcome's documents lie in the order of the list. */
    receivedAt: instant().defaultRaw('now()'),
    patient: () => p.manyToOne(Patient).ref().nullable().index(),
    checkedAt: instant().nullable(),
  },
});

/** The check of whose a document is, against the hospital's records. */
export class Verification extends VerificationSchema.class {}
VerificationSchema.setClass(Verification);
