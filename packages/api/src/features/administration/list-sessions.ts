import * as contracts from '@mailroom/contracts';
import { CursorRefused, loadPlan } from '@mailroom/load-plan';
import { Session } from '../../model/session.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { isLiving } from '../session/index.ts';

const sessionRow = loadPlan(Session, contracts.SessionRow, {
  userId: { from: 'user.id' },
  userName: { from: 'user.name' },
  providerName: { from: 'provider.name' },
});

const statementOf = (
  { app, refuse }: SignedInContext<'CursorInvalid'>,
  { cursor, limit }: contracts.ListSessionsInput,
) => {
  try {
    return sessionRow.statement(app.orm, {
      label: 'list_sessions',
      where: isLiving,
      orderBy: { createdAt: 'desc' },
      after: cursor,
      limit,
    });
  } catch (error) {
    throw error instanceof CursorRefused ? refuse('CursorInvalid', {}) : error;
  }
};

const load = async (
  ctx: SignedInContext<'CursorInvalid'>,
  input: contracts.ListSessionsInput,
): Promise<contracts.ListSessionsOutput> => {
  const { facilityId, sessionId } = ctx.session;
  const [page] = await loadPages(ctx.app.orm, facilityId, [statementOf(ctx, input)]);
  return { rows: page.rows, nextCursor: page.next, ownId: sessionId };
};

export const listSessions = procedure(contracts.listSessions).query(({ ctx, input }) => load(ctx, input));
