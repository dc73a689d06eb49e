import * as contracts from '@mailroom/contracts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { restrictedOpeningRow } from './list-restricted-openings.load-plan.ts';

const load = async (
  { app, session }: SignedInContext,
  limit: number,
): Promise<contracts.ListRestrictedOpeningsOutput> => {
  const untold = restrictedOpeningRow.statement(app.orm, {
    label: 'list_restricted_openings',
    where: { notedAt: { is: null }, openedBy: { id: { not: session.userId } } },
    orderBy: { openedAt: 'desc' },
    limit,
  });
  const [{ rows }] = await loadPages(app.orm, session.facilityId, [untold]);
  return { rows };
};

export const listRestrictedOpenings = procedure(contracts.listRestrictedOpenings).query(({ ctx, input }) =>
  load(ctx, input.limit),
);
