import { Freshness, VerificationOutcome } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { Candidate } from './candidate.entity.ts';
import { Document } from './document.entity.ts';
import { Patient } from './patient.entity.ts';
import { User } from './user.entity.ts';

const VerificationSchema = defineEntity({
  name: 'Verification',
  tableName: 'verification',
  ...tenant('verification', {
    references: { document_id: 'document', patient_id: 'patient' },
    ofDocument: 'document_id',
  }),
  indexes: [
    { name: 'verification_list', properties: ['facility', 'outcome', 'receivedAt', 'id', 'document'] },
    { name: 'verification_freshness', properties: ['facility', 'freshness', 'checkedAt'] },
  ],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.oneToOne(Document).ref().owner(),
    outcome: p.enum(VerificationOutcome.options),
    /** The document's own, copied by the database: an outcome's documents lie in the order of the list. */
    receivedAt: instant().defaultRaw('now()'),
    patient: () => p.manyToOne(Patient).ref().nullable().index(),
    /** Of the last check; null before the first. */
    freshness: p.enum(Freshness.options).nullable(),
    checkedAt: instant().nullable(),
    /** The clerk who chose the patient; null when the rules found it. */
    chosenBy: () => p.manyToOne(User).ref().nullable().deleteRule('restrict'),
    /** When the hospital's server last answered a wide search whole, and the digest of the traits that it was for. */
    searchedWidelyAt: instant().nullable(),
    searchedFor: p.text().nullable(),
    candidates: () => p.oneToMany(Candidate).mappedBy('verification'),
  },
});

/** The check of whose a document is, against the hospital's records. */
export class Verification extends VerificationSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
}
VerificationSchema.setClass(Verification);
