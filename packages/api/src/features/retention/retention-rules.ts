import type { SeenRule } from '@mailroom/contracts';
import { type EntityManager, type Loaded, LockMode } from '@mikro-orm/postgresql';
import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { audit } from '../../platform/audit/audit.ts';
import type { Refuse } from '../../platform/http/mailroom-error.ts';

type Rule = Loaded<RetentionRule, 'documentType'>;

/** What the audit says of a rule; null where there is none. */
export type SaidOfRule = Pick<RetentionRule, 'isOn'> & { readonly keepDays?: number | null | undefined };

/** Waits for a purge, an erasure or a hold before a rule or a document is locked, as they do: nobody waits in a circle. */
export const lockRetention = (em: EntityManager): Promise<unknown> => em.execute('select lock_retention()');

/** Locks a rule as it was seen, and nothing else: its type is the installation's. */
export const lockRule = async (
  em: EntityManager,
  { ruleId, version }: SeenRule,
  refuse: Refuse<'RetentionRuleNotFound' | 'RetentionRuleChanged'>,
): Promise<Rule> => {
  await lockRetention(em);
  const rule = await em.findOne(RetentionRule, { id: ruleId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!rule) throw refuse('RetentionRuleNotFound', { ruleId });
  if (rule.version !== version) throw refuse('RetentionRuleChanged', { ruleId });
  return em.populate(rule, ['documentType'], { strategy: 'select-in' });
};

const said = (when: 'before' | 'after', rule: SaidOfRule | null) =>
  rule === null ? {} : { [`${when}.keepDays`]: rule.keepDays ?? null, [`${when}.isOn`]: String(rule.isOn) };

/** Audits what a rule was and is. */
export const auditRule = (
  em: EntityManager,
  rule: Rule,
  { before, after }: { readonly before: SaidOfRule | null; readonly after: SaidOfRule | null },
): Promise<void> => {
  const about = { ruleId: rule.id, status: rule.status, documentType: rule.documentType?.$.code ?? null };
  return audit(em, {
    action: 'retention-rule-changed',
    details: { ...about, ...said('before', before), ...said('after', after) },
  });
};
