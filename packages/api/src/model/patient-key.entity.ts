import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, tenant } from '../platform/database/tenancy.ts';
import { Patient } from './patient.entity.ts';

const PatientKeySchema = defineEntity({
  name: 'PatientKey',
  tableName: 'patient_key',
  ...tenant('patient_key', { references: { patient_id: 'patient' } }),
  indexes: [{ name: 'patient_key_search', properties: ['facility', 'key', 'patient'] }],
  properties: {
    patient: () => p.manyToOne(Patient).ref().primary(),
    /** As `mirror-keys.rules.ts` makes it, in the order of its characters, so that beginnings are a range. */
    key: p.text().collation('C').primary(),
    facility: facility(),
  },
});

/**
 * What a mirrored patient is found by beside numbers: dates, words of names, and how these sound and begin. Rows, because
 * row-level security keeps the indexes of arrays from being used.
 */
export class PatientKey extends PatientKeySchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [], removes: true };
}
PatientKeySchema.setClass(PatientKey);
