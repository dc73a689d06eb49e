import * as contracts from '@mailroom/contracts';
import { CursorRefused } from '@mailroom/load-plan';
import { noteListSeen } from '../../platform/audit/lists-seen.ts';
import { answerPage, pageQuery } from '../../platform/fast-answers/page-query.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { auditSearch } from '../documents/index.ts';
import { worklistPage } from './list-worklist.load-plan.ts';

export const listWorklistPage = pageQuery(contracts.listWorklist, {
  question(orm, input) {
    const asked = worklistPage(orm, input);
    return {
      statements: [asked],
      write([rows = []]) {
        const { json, next } = asked.write(rows);
        // Text has no type: what is written by hand is held to the contract here, the rows by their load plan.
        const nextCursor: contracts.ListWorklistOutput['nextCursor'] = next;
        return `{"rows":${json},"nextCursor":${JSON.stringify(nextCursor)}}`;
      },
    };
  },
  // A search by name leaves an audit entry.
  isForProcedure: ({ patientName }) => patientName !== null,
});

const loadWorklistPage = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: contracts.ListWorklistInput,
): Promise<contracts.ListWorklistOutput> => {
  if (input.patientName !== null) await auditSearch(ctx, { text: input.patientName });
  noteListSeen(ctx.app, ctx.session);
  try {
    return await answerPage(ctx, listWorklistPage, input);
  } catch (error) {
    throw error instanceof CursorRefused ? ctx.refuse('CursorInvalid', {}) : error;
  }
};

export const listWorklist = procedure(contracts.listWorklist).query(({ ctx, input }) => loadWorklistPage(ctx, input));
