import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { Session } from '../../model/session.entity.ts';
import { loadOwnPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { isLiving } from './living-session.ts';

const ownSession = loadPlan(Session, contracts.OwnSession.omit({ isThis: true }), {
  sessionId: { from: 'id' },
  facilityName: { from: 'facility.name' },
  startedAt: { from: 'createdAt' },
});

const LIMIT = 50;

const load = async ({ app, session }: SignedInContext): Promise<contracts.OwnSession[]> => {
  const own = ownSession.statement(app.orm, {
    label: 'list_own_sessions',
    where: [{ user: { id: session.userId } }, isLiving],
    orderBy: { usedAt: 'desc' },
    limit: LIMIT,
  });
  const [{ rows }] = await loadOwnPages(app.orm, session.userId, [own]);
  const shown = rows.map((row) => ({ ...row, isThis: row.sessionId === session.sessionId }));
  return shown.toSorted((one, other) => Number(other.isThis) - Number(one.isThis));
};

export const listOwnSessions = procedure(contracts.listOwnSessions).query(async ({ ctx }) => ({
  sessions: await load(ctx),
}));
