import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { DocumentType } from '../../model/document-type.entity.ts';
import { RestrictionRule } from '../../model/restriction-rule.entity.ts';
import { Source } from '../../model/source.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer } from './administer.ts';
import { auditRestrictionRule } from './audit-restriction-rule.ts';

type SaveRefusal = 'SourceNotFound' | 'DocumentTypeNotFound';

/** What the rule is for, and how the audit calls it. */
const find = async (em: EntityManager, of: contracts.RestrictedKind, { refuse }: SignedInContext<SaveRefusal>) => {
  if (of.kind === 'source') {
    const source = await em.findOne(Source, of.sourceId, { fields: ['name'] });
    if (!source) throw refuse('SourceNotFound', { sourceId: of.sourceId });
    return { key: { source: source.id, documentType: null }, name: source.name };
  }
  const type = await em.findOne(DocumentType, { code: of.documentTypeCode }, { fields: ['code'] });
  if (!type) throw refuse('DocumentTypeNotFound', {});
  return { key: { source: null, documentType: type.id }, name: type.code };
};

const save = (ctx: SignedInContext<SaveRefusal>, { of, restriction }: contracts.SaveRestrictionRuleInput) =>
  administer(ctx, async (em) => {
    const { key, name } = await find(em, of, ctx);
    const was = await em.findOne(RestrictionRule, key, { fields: ['restriction'] });
    if (was) await em.nativeDelete(RestrictionRule, was.id);
    const ruleId = await em.insert(RestrictionRule, { ...key, restriction });
    await auditRestrictionRule(em, name, { before: was?.restriction ?? null, after: restriction });
    return { ruleId };
  });

export const saveRestrictionRule = procedure(contracts.saveRestrictionRule).mutation(({ ctx, input }) =>
  save(ctx, input),
);
