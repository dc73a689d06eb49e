import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';

export const endSessions = procedure(contracts.endSessions).mutation(async ({ ctx, input: { userId } }) => {
  const [row] = await ctx.em.execute<{ ended: number }[]>('select end_sessions_here(?, null) as ended', [userId]);
  return { ended: row?.ended ?? 0 };
});
