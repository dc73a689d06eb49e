import * as contracts from '@mailroom/contracts';
import { audit } from '../../platform/audit/audit.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { countDue } from './count-due.ts';
import { lockRule } from './retention-rules.ts';

type PreviewRefusal = 'RetentionRuleNotFound' | 'RetentionRuleChanged';

/** The last portion is what makes a version seen. */
const preview = (
  { app, em, session, refuse }: SignedInContext<PreviewRefusal>,
  { after, ...seen }: contracts.PreviewRetentionInput,
): Promise<contracts.PreviewRetentionOutput> =>
  em.transactional(async (em) => {
    const rule = await lockRule(em, seen, refuse);
    const counted = await countDue(app.orm, { facilityId: session.facilityId, ruleId: rule.id, after });
    if (counted.next !== null) return counted;
    em.assign(rule, { previewedVersion: rule.version });
    await em.flush();
    await audit(em, { action: 'retention-previewed', details: { ruleId: rule.id, ruleVersion: rule.version } });
    return counted;
  });

export const previewRetention = procedure(contracts.previewRetention).mutation(({ ctx, input }) => preview(ctx, input));
