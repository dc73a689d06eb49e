import * as contracts from '@mailroom/contracts';
import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditRule, lockRule } from './retention-rules.ts';

type RemoveRefusal = 'RetentionRuleNotFound' | 'RetentionRuleChanged';

const remove = (
  { em, refuse }: SignedInContext<RemoveRefusal>,
  seen: contracts.SeenRule,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const rule = await lockRule(em, seen, refuse);
    await auditRule(em, rule, { before: rule, after: null });
    await em.nativeDelete(RetentionRule, { id: rule.id });
    return {};
  });

export const removeRetentionRule = procedure(contracts.removeRetentionRule).mutation(({ ctx, input }) =>
  remove(ctx, input),
);
