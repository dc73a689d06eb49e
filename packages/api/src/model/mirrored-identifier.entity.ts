import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, tenant } from '../platform/database/tenancy.ts';
import { Patient } from './patient.entity.ts';

const MirroredIdentifierSchema = defineEntity({
  name: 'MirroredIdentifier',
  tableName: 'mirrored_identifier',
  ...tenant('mirrored_identifier', { references: { patient_id: 'patient' } }),
  indexes: [{ name: 'mirrored_identifier_search', properties: ['facility', 'value', 'system'] }],
  properties: {
    patient: () => p.manyToOne(Patient).ref().primary(),
    /** As the rules compare them: normalised; an empty system is one that was not stated. */
    system: p.text().primary(),
    value: p.text().primary(),
    facility: facility(),
  },
});

/** A number that a mirrored patient is found by. Plain columns, because row-level security keeps `jsonb` indexes from being used. */
export class MirroredIdentifier extends MirroredIdentifierSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [], removes: true };
}
MirroredIdentifierSchema.setClass(MirroredIdentifier);
