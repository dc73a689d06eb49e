import * as contracts from '@mailroom/contracts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditRow } from './list-audit.load-plan.ts';

const LAST = 50;

const load = async ({ app, session }: SignedInContext): Promise<contracts.ListOwnActionsOutput> => {
  const own = auditRow.statement(app.orm, {
    label: 'list_own_actions',
    // Of those there is one a minute.
    where: { actor: { id: session.userId }, action: { not: 'list-seen' } },
    orderBy: { occurredAt: 'desc' },
    limit: LAST,
  });
  const [page] = await loadPages(app.orm, session.facilityId, [own]);
  return { rows: page.rows };
};

export const listOwnActions = procedure(contracts.listOwnActions).query(({ ctx }) => load(ctx));
