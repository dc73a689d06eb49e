import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditRule, lockRule } from './retention-rules.ts';

type SwitchRefusal = 'RetentionRuleNotFound' | 'RetentionRuleChanged' | 'RetentionRuleUnseen';

const turn = (
  { em, session, refuse }: SignedInContext<SwitchRefusal>,
  { isOn, ...seen }: contracts.SwitchRetentionRuleInput,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const rule = await lockRule(em, seen, refuse);
    const before = { isOn: rule.isOn, keepDays: rule.keepDays ?? null };
    if (isOn && rule.previewedVersion !== rule.version) throw refuse('RetentionRuleUnseen', { ruleId: rule.id });
    em.assign(rule, { isOn, changedAt: new Date(), changedBy: session.userId });
    await em.flush();
    await auditRule(em, rule, { before, after: rule });
    return {};
  });

export const switchRetentionRule = procedure(contracts.switchRetentionRule).mutation(({ ctx, input }) =>
  turn(ctx, input),
);
