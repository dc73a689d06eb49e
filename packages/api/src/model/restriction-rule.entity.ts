import { Restriction } from '@mailroom/contracts';
import { defineEntity, p } from '@mikro-orm/core';
import type { Granted } from '../platform/database/grants.ts';
import { facility, id, instant, tenant } from '../platform/database/tenancy.ts';
import { DocumentType } from './document-type.entity.ts';
import { Source } from './source.entity.ts';

const RestrictionRuleSchema = defineEntity({
  name: 'RestrictionRule',
  tableName: 'restriction_rule',
  ...tenant('restriction_rule', { references: { source_id: 'source' } }),
  uniques: [
    { name: 'restriction_rule_source', properties: ['facility', 'source'] },
    { name: 'restriction_rule_type', properties: ['facility', 'documentType'] },
  ],
  checks: [{ name: 'restriction_rule_of_one', expression: 'num_nonnulls(source_id, document_type_id) = 1' }],
  properties: {
    id: id(),
    facility: facility(),
    /** Either all that comes from a source, or all of a type. */
    source: () => p.manyToOne(Source).ref().nullable().deleteRule('cascade'),
    documentType: () => p.manyToOne(DocumentType).ref().nullable().deleteRule('restrict'),
    restriction: p.enum(Restriction.options),
    createdAt: instant().defaultRaw('now()'),
  },
});

/** Which documents of a facility are restricted as they come. */
export class RestrictionRule extends RestrictionRuleSchema.class {
  static readonly granted: Granted = { adds: true, removes: true };
}
RestrictionRuleSchema.setClass(RestrictionRule);
