import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

const END_OWN_SESSIONS = statement('end_own_sessions', z.int(), 'select end_own_sessions($1, $2)::text');

export const endOwnSessions = procedure(contracts.endOwnSessions).mutation(async ({ ctx, input }) => {
  const values = [ctx.session.tokenSha256, input.sessionId];
  return { ended: await runStatement(ctx.app.orm, END_OWN_SESSIONS, { facilityId: null, values }) };
});
