import * as contracts from '@mailroom/contracts';
import { CursorRefused } from '@mailroom/load-plan';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { provisionalPatientRow } from './list-provisional-patients.load-plan.ts';

type Input = { readonly cursor: string | null; readonly limit: number };

const statementOf = ({ app, refuse }: SignedInContext<'CursorInvalid'>, { cursor, limit }: Input) => {
  try {
    return provisionalPatientRow.statement(app.orm, {
      label: 'list_provisional_patients',
      where: { resolvedAt: { is: null } },
      orderBy: { madeAt: 'desc' },
      after: cursor,
      limit,
    });
  } catch (error) {
    throw error instanceof CursorRefused ? refuse('CursorInvalid', {}) : error;
  }
};

const load = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: Input,
): Promise<contracts.ListProvisionalPatientsOutput> => {
  const [page] = await loadPages(ctx.app.orm, ctx.session.facilityId, [statementOf(ctx, input)]);
  return { rows: page.rows, nextCursor: page.next };
};

export const listProvisionalPatients = procedure(contracts.listProvisionalPatients).query(({ ctx, input }) =>
  load(ctx, input),
);
