import * as contracts from '@mailroom/contracts';
import { CursorRefused, type PlanStatement } from '@mailroom/load-plan';
import type { SignedInContext } from '../../platform/context.ts';
import { pageQuery } from '../../platform/page-query.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { worklistPage } from './list-worklist.load-plan.ts';

const worklistStatement = (
  { app, refuse }: SignedInContext<'CursorInvalid'>,
  input: contracts.ListWorklistInput,
): PlanStatement<contracts.WorklistRow> => {
  try {
    return worklistPage(app.orm, input);
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

export const listWorklistPage = pageQuery(contracts.listWorklist, (orm, input) => {
  const asked = worklistPage(orm, input);
  return {
    statements: [asked],
    write([rows = []]) {
      const { json, next } = asked.write(rows);
      return `{"rows":${json},"nextCursor":${JSON.stringify(next)}}`;
    },
  };
});

export const listWorklist = procedure(contracts.listWorklist).query(({ ctx, input }) => loadWorklistPage(ctx, input));
