import {
  EarlierVersion,
  EffectKind,
  EffectState,
  EffectTrouble,
  FiledAs,
  ReadBack,
  RecallReason,
} from '@mailroom/contracts';
import { defineEntity, type Opt, p } from '@mikro-orm/core';
import { z } from 'zod';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';
import { Document } from './document.entity.ts';
import { Patient } from './patient.entity.ts';
import { User } from './user.entity.ts';

/** A step of the way that an effect takes. */
const DoneStep = z.strictObject({
  step: z.enum(['transaction', 'read-back', 'entered-in-error', 'superseded', 'restored']),
  /** What shows that it is done: a reference of the hospital's server, or what was read back. */
  evidence: z.string(),
  doneAt: z.iso.datetime(),
});
export type DoneStep = z.infer<typeof DoneStep>;

export const EFFECT_STEPS = storedForm('effect.steps', z.array(DoneStep));

const EffectSchema = defineEntity({
  name: 'Effect',
  tableName: 'effect',
  ...tenant('effect', { references: { document_id: 'document', patient_id: 'patient' } }),
  // One at a time: nothing is sent about a document while something else is on its way.
  uniques: [{ name: 'effect_under_way', properties: ['document'], where: "state in ('planned', 'sent', 'unknown')" }],
  indexes: [
    { name: 'effect_document', properties: ['document', 'id'] },
    // A merge walks through a patient's documents.
    { name: 'effect_patient', properties: ['patient', 'document'] },
    { name: 'effect_state', properties: ['facility', 'state', 'dueAt'] },
    { name: 'effect_recalls', properties: ['recalls'], where: 'recalls_id is not null' },
  ],
  properties: {
    /** The effect key as well: one per decision, kept through all attempts. */
    id: id(),
    facility: facility(),
    document: () => p.manyToOne(Document).ref(),
    kind: p.enum(EffectKind.options),
    state: p.enum(EffectState.options),
    trouble: p.enum(EffectTrouble.options).nullable(),
    /** Under whom it is filed. */
    patient: () => p.manyToOne(Patient).ref().deleteRule('restrict'),
    /** Of a recall: what it takes back. */
    recalls: () => p.manyToOne(Effect).ref().nullable().deleteRule('restrict'),
    /** Why a clerk recalled it; null for a recall by a merge, after which the document is filed in the record that is left. */
    recallReason: p.enum(RecallReason.options).nullable(),
    /** Of a recall: whether the version before becomes current again. */
    isEarlierRestored: p.boolean().default(false),
    decidedBy: () => p.manyToOne(User).ref().deleteRule('restrict'),
    decidedAt: instant().defaultRaw('now()'),
    /** Which request it was decided in (W3C Trace Context); null for one of an older release. */
    traceparent: p.text().nullable(),
    /** Until then it is not sent and can be undone. */
    dueAt: instant(),
    attempts: p.integer().default(0),
    sentAt: instant().nullable(),
    settledAt: instant().nullable(),
    /** The FHIR logical id of the DocumentReference that it made or changed, as soon as the server says it. */
    referenceFhirId: p.text().nullable(),
    /** Whether the server said that all of it is done: it is not sent again, even where the server does not list it yet. */
    isAcknowledged: p.boolean().default(false),
    /** When it was last sent without an answer: it may arrive later still, or be listed later. */
    unansweredAt: instant().nullable(),
    /** Of a confirmed integration: what of it was read back; null for one that an older release confirmed. */
    readBack: p.enum(ReadBack.options).nullable(),
    /** Of an integration: as what its reference was filed or marked last; null for one that was not sent, or by an older release. */
    filedAs: p.enum(FiledAs.options).nullable(),
    /** What became of the version before; null where there is none to tell of. */
    earlier: p.enum(EarlierVersion.options).nullable(),
    /** Whether the server takes no reference to what it does not hold, so that what the document goes back to is not said there. */
    isRelationLeftOut: p.boolean().default(false),
    /** What is done of it, in order; empty for what an older release sent. */
    steps: p.json<DoneStep[]>().$type<Opt<DoneStep[]>>().defaultRaw("'[]'"),
  },
});

/** What a decision does to the hospital's record: once, under its effect key. */
export class Effect extends EffectSchema.class {
  static readonly granted: Granted = {
    adds: true,
    changesAllBut: [
      'document_id',
      'kind',
      'decided_by_id',
      'decided_at',
      'recalls_id',
      'is_earlier_restored',
      'traceparent',
    ],
  };
  static readonly forms = [EFFECT_STEPS];
}
EffectSchema.setClass(Effect);
