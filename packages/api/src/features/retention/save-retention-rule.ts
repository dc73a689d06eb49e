import * as contracts from '@mailroom/contracts';
import { type EntityManager, LockMode } from '@mikro-orm/postgresql';
import { DocumentType } from '../../model/document-type.entity.ts';
import { RetentionRule } from '../../model/retention-rule.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditRule, lockRetention } from './retention-rules.ts';

/** Two who write the first rule of a type at once write one: the second finds it. */
const ADD = `insert into retention_rule (status, document_type_id, changed_by_id) values (?, ?, ?) on conflict do nothing`;

const typeIdOf = async (
  em: EntityManager,
  code: string | null,
  { refuse }: SignedInContext<'DocumentTypeNotFound'>,
): Promise<string | null> => {
  if (code === null) return null;
  const type = await em.findOne(DocumentType, { code }, { fields: ['id'] });
  if (!type) throw refuse('DocumentTypeNotFound', {});
  return type.id;
};

/** Another rule of days is another version: it is off until somebody saw what it would remove. */
const save = (
  ctx: SignedInContext<'DocumentTypeNotFound'>,
  { status, documentTypeCode, keepDays }: contracts.SaveRetentionRuleInput,
) =>
  ctx.em.transactional(async (em) => {
    const { userId } = ctx.session;
    const documentType = await typeIdOf(em, documentTypeCode, ctx);
    await lockRetention(em);
    await em.execute(ADD, [status, documentType, userId]);
    const lockMode = LockMode.PESSIMISTIC_WRITE;
    const added = await em.findOneOrFail(RetentionRule, { status, documentType }, { lockMode });
    const rule = await em.populate(added, ['documentType'], { strategy: 'select-in' });
    const before = { isOn: rule.isOn, keepDays: rule.keepDays ?? null };
    em.assign(rule, { keepDays, version: rule.version + 1, isOn: false, changedAt: new Date(), changedBy: userId });
    await em.flush();
    await auditRule(em, rule, { before, after: rule });
    return { ruleId: rule.id, version: rule.version };
  });

export const saveRetentionRule = procedure(contracts.saveRetentionRule).mutation(({ ctx, input }) => save(ctx, input));
