import * as contracts from '@mailroom/contracts';
import { CursorRefused, type PlanStatement } from '@mailroom/load-plan';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { callIncidentRow, incidentRow } from './list-incidents.load-plan.ts';

type Input = { readonly cursor: string | null; readonly limit: number };

const incidentStatement = (
  { app, refuse }: SignedInContext<'CursorInvalid'>,
  { cursor, limit }: Input,
): PlanStatement<contracts.IncidentRow> => {
  try {
    return incidentRow.statement(app.orm, {
      label: 'list_incidents',
      where: { closedAt: { is: null } },
      orderBy: { openedAt: 'desc' },
      after: cursor,
      limit,
    });
  } catch (error) {
    throw error instanceof CursorRefused ? refuse('CursorInvalid', {}) : error;
  }
};

const loadIncidents = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: Input,
): Promise<contracts.ListIncidentsOutput> => {
  const { orm } = ctx.app;
  const calls = callIncidentRow.statement(orm, {
    label: 'list_call_incidents',
    where: { closedAt: { is: null } },
    orderBy: { openedAt: 'desc' },
    limit: contracts.FhirCall.options.length,
  });
  const [page, open] = await loadPages(orm, ctx.session.facilityId, [incidentStatement(ctx, input), calls]);
  return { rows: page.rows, nextCursor: page.next, calls: open.rows };
};

export const listIncidents = procedure(contracts.listIncidents).query(({ ctx, input }) => loadIncidents(ctx, input));
