import * as contracts from '@mailroom/contracts';
import { CursorRefused, type PlanStatement } from '@mailroom/load-plan';
import type { SignedInContext } from '../../platform/context.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { incidentRow } from './list-incidents.load-plan.ts';

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
  const [{ rows, next }] = await loadPages(ctx.app.orm, ctx.session.facilityId, [incidentStatement(ctx, input)]);
  return { rows, nextCursor: next };
};

export const listIncidents = procedure(contracts.listIncidents).query(({ ctx, input }) => loadIncidents(ctx, input));
