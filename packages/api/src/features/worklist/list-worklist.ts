import * as contracts from '@mailroom/contracts';
import { CursorRefused, type PlanStatement } from '@mailroom/load-plan';
import type { SignedInContext } from '../../platform/context.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { worklistPage, worklistRow } from './list-worklist.load-plan.ts';

const worklistStatement = (
  { app, refuse }: SignedInContext<'CursorInvalid'>,
  input: contracts.ListWorklistInput,
): PlanStatement<contracts.WorklistRow> => {
  try {
    return worklistRow.statement(app.orm, worklistPage(input));
  } catch (error) {
    throw error instanceof CursorRefused ? refuse('CursorInvalid', {}) : error;
  }
};

const loadWorklistPage = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: contracts.ListWorklistInput,
): Promise<contracts.ListWorklistOutput> => {
  const [{ rows, next }] = await loadPages(ctx.app.orm, ctx.session.facilityId, [worklistStatement(ctx, input)]);
  return { rows, nextCursor: next };
};

export const listWorklist = procedure(contracts.listWorklist).query(({ ctx, input }) => loadWorklistPage(ctx, input));
