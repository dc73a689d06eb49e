import { MatchGrade, type Trait, TraitEvidence } from '@mailroom/contracts';
import { defineEntity, type Opt, p } from '@mikro-orm/core';
import { z } from 'zod';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, tenant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';
import { Patient } from './patient.entity.ts';
import { Verification } from './verification.entity.ts';

export const CANDIDATE_EVIDENCE = storedForm('candidate.evidence', z.array(TraitEvidence));

const CandidateSchema = defineEntity({
  name: 'Candidate',
  tableName: 'candidate',
  ...tenant('candidate', {
    references: { verification_id: 'verification', patient_id: 'patient' },
    partOf: ['verification_id', 'verification'],
  }),
  uniques: [{ name: 'candidate_verification_patient', properties: ['verification', 'patient'] }],
  properties: {
    id: id(),
    facility: facility(),
    verification: () => p.manyToOne(Verification).ref(),
    patient: () => p.manyToOne(Patient).ref().deleteRule('restrict').index(),
    /** 0 is the best. */
    rank: p.integer(),
    grade: p.enum(MatchGrade.options),
    evidence: p.json<TraitEvidence[]>(),
    strictDoubts: p.array().$type<Opt<Trait[]>>().defaultRaw("'{}'"),
  },
});

/** A patient whom a document may be about, and how the two agree. */
export class Candidate extends CandidateSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [], removes: true };
  static readonly forms = [CANDIDATE_EVIDENCE];
}
CandidateSchema.setClass(Candidate);
