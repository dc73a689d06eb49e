import { RestrictableSource, RestrictableType, RestrictionRuleRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { DocumentType } from '../../model/document-type.entity.ts';
import { RestrictionRule } from '../../model/restriction-rule.entity.ts';
import { Source } from '../../model/source.entity.ts';

export const restrictionRuleRow = loadPlan(RestrictionRule, RestrictionRuleRow, {
  sourceName: { from: 'source.name' },
  documentTypeCode: { from: 'documentType.code' },
});
export const restrictableSource = loadPlan(Source, RestrictableSource);
export const restrictableType = loadPlan(DocumentType, RestrictableType);
