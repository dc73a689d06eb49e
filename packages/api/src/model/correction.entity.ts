import { KeptTrait, Trait } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { storedForm } from '../platform/stored/stored-form.ts';
import { Document } from './document.entity.ts';
import { User } from './user.entity.ts';

export const CORRECTION_AS_READ = storedForm('correction.as_read', KeptTrait);

const CorrectionSchema = defineEntity({
  name: 'Correction',
  tableName: 'correction',
  ...tenant('correction', { references: { document_id: 'document' }, ofDocument: 'document_id' }),
  uniques: [{ name: 'correction_document_trait', properties: ['document', 'trait'] }],
  properties: {
    id: id(),
    facility: facility(),
    document: () => p.manyToOne(Document).ref(),
    trait: p.enum(Trait.options),
    /** What the reader had read, before the first correction. */
    asRead: p.json<KeptTrait>(),
    correctedBy: () => p.manyToOne(User).ref().deleteRule('restrict'),
    correctedAt: instant().defaultRaw('now()'),
  },
});

/** That a person replaced a trait as it was read; the metadata has what holds. */
export class Correction extends CorrectionSchema.class {
  static readonly granted: Granted = { adds: true, changesAllBut: [] };
  static readonly forms = [CORRECTION_AS_READ];
}
CorrectionSchema.setClass(Correction);
