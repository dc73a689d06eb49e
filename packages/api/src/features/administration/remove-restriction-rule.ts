import * as contracts from '@mailroom/contracts';
import { RestrictionRule } from '../../model/restriction-rule.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { administer } from './administer.ts';
import { auditRestrictionRule } from './audit-restriction-rule.ts';

const remove = (ctx: SignedInContext, { ruleId }: contracts.RemoveRestrictionRuleInput) =>
  administer(ctx, async (em) => {
    const rule = await em.findOne(RestrictionRule, ruleId, {
      populate: ['source', 'documentType'],
      strategy: 'joined',
    });
    if (!rule) return {};
    await em.nativeDelete(RestrictionRule, ruleId);
    const name = rule.source?.$.name ?? rule.documentType?.$.code ?? '';
    await auditRestrictionRule(em, name, { before: rule.restriction, after: null });
    return {};
  });

export const removeRestrictionRule = procedure(contracts.removeRestrictionRule).mutation(({ ctx, input }) =>
  remove(ctx, input),
);
