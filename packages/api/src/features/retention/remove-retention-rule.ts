import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditRule, lockRule } from './retention-rules.ts';

type RemoveRefusal = 'RetentionRuleNotFound' | 'RetentionRuleChanged';

/** The rule for all types of a status, where it is on. */
const findGeneral = (em: EntityManager, { status }: RetentionRule) =>
  em.findOne(
    RetentionRule,
    { status, documentType: null, isOn: true },
    { populate: ['documentType'], strategy: 'joined' },
  );

/** The database switches the rule for all types off with it: nobody saw that one take documents of this type. */
const remove = (
  { em, refuse }: SignedInContext<RemoveRefusal>,
  seen: contracts.SeenRule,
): Promise<Record<string, never>> =>
  em.transactional(async (em) => {
    const rule = await lockRule(em, seen, refuse);
    const general = rule.documentType ? await findGeneral(em, rule) : null;
    await auditRule(em, rule, { before: rule, after: null });
    await em.nativeDelete(RetentionRule, { id: rule.id });
    if (general) await auditRule(em, general, { before: general, after: { keepDays: general.keepDays, isOn: false } });
    return {};
  });

export const removeRetentionRule = procedure(contracts.removeRetentionRule).mutation(({ ctx, input }) =>
  remove(ctx, input),
);
