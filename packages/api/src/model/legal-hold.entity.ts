import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { Patient } from './patient.entity.ts';
import { User } from './user.entity.ts';

const LegalHoldSchema = defineEntity({
  name: 'LegalHold',
  tableName: 'legal_hold',
  ...tenant('legal_hold', { references: { document_id: 'document', patient_id: 'patient' } }),
  uniques: [
    { name: 'legal_hold_document', properties: ['document'], where: 'lifted_at is null' },
    { name: 'legal_hold_patient', properties: ['patient'], where: 'lifted_at is null' },
  ],
  checks: [{ name: 'legal_hold_about_one', expression: 'num_nonnulls("document_id", "patient_id") = 1' }],
  properties: {
    id: id(),
    facility: facility(),
    /** One of the two: this document, or all of this patient. */
    document: () => p.manyToOne(Document).ref().nullable().deleteRule('restrict'),
    patient: () => p.manyToOne(Patient).ref().nullable().deleteRule('restrict'),
    reason: p.text(),
    placedBy: () => p.manyToOne(User).ref().deleteRule('restrict'),
    placedAt: instant().defaultRaw('now()'),
    liftReason: p.text().nullable(),
    liftedBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    liftedAt: instant().nullable(),
  },
});

/** That a document, or all of a patient, is kept whatever the rules say, until somebody lifts it. */
export class LegalHold extends LegalHoldSchema.class {
  static readonly granted: Granted = {
    adds: true,
    changesAllBut: ['document_id', 'patient_id', 'reason', 'placed_by_id', 'placed_at'],
  };
}
LegalHoldSchema.setClass(LegalHold);
