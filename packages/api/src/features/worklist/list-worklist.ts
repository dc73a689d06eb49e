import * as contracts from '@mailroom/contracts';
import { MailroomError } from '../../platform/mailroom-error.ts';
import type { Orm } from '../../platform/orm.ts';
import { runStatement } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { worklistStatement } from './list-worklist.statement.ts';
import { decodeCursor, encodeCursor } from './worklist-cursor.rules.ts';

const loadWorklistPage = async (
  orm: Orm,
  facilityId: string,
  input: contracts.ListWorklistInput,
): Promise<contracts.ListWorklistOutput> => {
  const after = input.cursor === null ? null : decodeCursor(input.sort, input.cursor);
  if (input.cursor !== null && after === null) throw new MailroomError('CursorInvalid', {});
  const { statement, values } = worklistStatement(input, after);
  const found = await runStatement<contracts.WorklistRow>(orm, statement, { facilityId, values });
  // One row more than the page was asked for: it only says that there is a next page.
  const rows = found.slice(0, input.limit);
  const last = rows.at(-1);
  return { rows, nextCursor: last && found.length > input.limit ? encodeCursor(input.sort, last) : null };
};

export const listWorklist = procedure(contracts.listWorklist).query(({ ctx, input }) =>
  loadWorklistPage(ctx.app.orm, ctx.session.facilityId, input),
);
