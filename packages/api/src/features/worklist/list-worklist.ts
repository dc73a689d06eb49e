import * as contracts from '@mailroom/contracts';
import { CursorRefused, type PlanStatement } from '@mailroom/load-plan';
import { auditOnce } from '../../platform/audit/audit-once.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { pageQuery } from '../../platform/fast-answers/page-query.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { keepName } from './keep-name.ts';
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

/** Who was looked for is read by whoever may read the searches; the audit names the search. */
const auditSearch = async (
  { app, em, session }: SignedInContext<'CursorInvalid'>,
  patientName: string | null,
): Promise<void> => {
  if (patientName === null) return;
  const searchId = await keepName(em, session, patientName);
  await auditOnce(app, session, { action: 'patients-searched', details: { searchId } });
};

const loadWorklistPage = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: contracts.ListWorklistInput,
): Promise<contracts.ListWorklistOutput> => {
  await auditSearch(ctx, input.patientName);
  const [{ rows, next }] = await loadPages(ctx.app.orm, ctx.session.facilityId, [worklistStatement(ctx, input)]);
  return { rows, nextCursor: next };
};

export const listWorklistPage = pageQuery(contracts.listWorklist, (orm, input) => {
  // A search by name leaves an audit entry, and this door only reads.
  if (input.patientName !== null) return null;
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
