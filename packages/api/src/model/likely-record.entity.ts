import { MatchGrade, TraitEvidence } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import { z } from 'zod';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, tenant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';
import { Patient } from './patient.entity.ts';
import { ProvisionalPatient } from './provisional-patient.entity.ts';

export const LIKELY_RECORD_EVIDENCE = storedForm('likely_record.evidence', z.array(TraitEvidence));

const LikelyRecordSchema = defineEntity({
  name: 'LikelyRecord',
  tableName: 'likely_record',
  ...tenant('likely_record', { references: { provisional_patient_id: 'provisional_patient', patient_id: 'patient' } }),
  uniques: [{ name: 'likely_record_patient', properties: ['provisionalPatient', 'patient'] }],
  properties: {
    id: id(),
    facility: facility(),
    provisionalPatient: () => p.manyToOne(ProvisionalPatient).ref().deleteRule('cascade'),
    patient: () => p.manyToOne(Patient).ref().deleteRule('restrict').index(),
    /** 0 is the best. */
    rank: p.integer(),
    grade: p.enum(MatchGrade.options),
    evidence: p.json<TraitEvidence[]>(),
    /** It was there when the patient was made, and somebody said why it is another person. */
    isRuledOut: p.boolean().default(false),
  },
});

/** A record of the hospital that may be a provisional patient's real one. */
export class LikelyRecord extends LikelyRecordSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [], removes: true };
  static readonly forms = [LIKELY_RECORD_EVIDENCE];
}
LikelyRecordSchema.setClass(LikelyRecord);
