import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { procedure } from '../../platform/http/trpc.ts';

interface Ending {
  readonly userId: string;
  /** Null: all but the one of whoever asks. */
  readonly sessionId: string | null;
}

/** Ends sessions of somebody at the facility, with one audit entry. */
export const endSessionsHere = async (em: EntityManager, { userId, sessionId }: Ending): Promise<{ ended: number }> => {
  const [row] = await em.execute<{ ended: number }[]>('select end_sessions_here(?, ?) as ended', [userId, sessionId]);
  return { ended: row?.ended ?? 0 };
};

export const endSessions = procedure(contracts.endSessions).mutation(({ ctx, input: { userId } }) =>
  endSessionsHere(ctx.em, { userId, sessionId: null }),
);
