import { ProvisionalReason } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Document } from './document.entity.ts';
import { LikelyRecord } from './likely-record.entity.ts';
import { Patient } from './patient.entity.ts';
import { User } from './user.entity.ts';

const ProvisionalPatientSchema = defineEntity({
  name: 'ProvisionalPatient',
  tableName: 'provisional_patient',
  ...tenant('provisional_patient', {
    references: { patient_id: 'patient', document_id: 'document', merged_into_id: 'patient' },
  }),
  indexes: [
    { name: 'provisional_patient_open', properties: ['facility', 'resolvedAt', 'madeAt', 'id'] },
    { name: 'provisional_patient_due', properties: ['facility', 'resolvedAt', 'searchAt'] },
  ],
  properties: {
    id: id(),
    facility: facility(),
    patient: () => p.oneToOne(Patient).ref().owner().deleteRule('restrict'),
    /** With which document the patient was made. */
    document: () => p.manyToOne(Document).ref().deleteRule('restrict').index(),
    madeBy: () => p.manyToOne(User).ref().deleteRule('restrict'),
    madeAt: instant().defaultRaw('now()'),
    /** Why, although somebody in the record is like them; null where nobody was. */
    reason: p.enum(ProvisionalReason.options).nullable(),
    /** When the hospital is asked again whether the real record has appeared; each time later. */
    searchAt: instant(),
    searches: p.integer().default(0),
    /** The real record. Set: the documents move there, from the end of the time to undo it on. */
    mergedInto: () => p.manyToOne(Patient).ref().nullable().deleteRule('restrict').index(),
    /** Null: the hospital's server said that the one record replaced the other. */
    mergedBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    mergeDueAt: instant().nullable(),
    /** When nothing was left to do: merged, or no document needs them any more. */
    resolvedAt: instant().nullable(),
    likelyRecords: () => p.oneToMany(LikelyRecord).mappedBy('provisionalPatient'),
  },
});

/** That a patient was made here because the hospital did not know them, and what became of it. */
export class ProvisionalPatient extends ProvisionalPatientSchema.class {
  static readonly granted: Granted = {
    adds: true,
    changesAllBut: ['document_id', 'made_by_id', 'made_at'],
  };
}
ProvisionalPatientSchema.setClass(ProvisionalPatient);
