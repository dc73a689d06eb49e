import * as contracts from '@mailroom/contracts';
import { CursorRefused, type PlanStatement } from '@mailroom/load-plan';
import { MailroomError } from '../../platform/mailroom-error.ts';
import type { Orm } from '../../platform/orm.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { worklistPage, worklistRow } from './list-worklist.load-plan.ts';

const worklistStatement = (orm: Orm, input: contracts.ListWorklistInput): PlanStatement<contracts.WorklistRow> => {
  try {
    return worklistRow.statement(orm, worklistPage(input));
  } catch (error) {
    throw error instanceof CursorRefused ? new MailroomError('CursorInvalid', {}) : error;
  }
};

const loadWorklistPage = async (
  orm: Orm,
  facilityId: string,
  input: contracts.ListWorklistInput,
): Promise<contracts.ListWorklistOutput> => {
  const [{ rows, next }] = await loadPages(orm, facilityId, [worklistStatement(orm, input)]);
  return { rows, nextCursor: next };
};

export const listWorklist = procedure(contracts.listWorklist).query(({ ctx, input }) =>
  loadWorklistPage(ctx.app.orm, ctx.session.facilityId, input),
);
