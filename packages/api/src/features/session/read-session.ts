import * as contracts from '@mailroom/contracts';
import type { CurrentSession } from '../../platform/http/current-session.ts';
import { openProcedure } from '../../platform/http/trpc.ts';

/** The session as the client sees it. */
export const sessionView = ({
  userId,
  userName,
  facilityId,
  facilityName,
  role,
}: CurrentSession): contracts.SessionView => ({
  userId,
  userName,
  facilityId,
  facilityName,
  role,
});

export const readSession = openProcedure(contracts.readSession).query(({ ctx }) => ({
  session: ctx.session && sessionView(ctx.session),
  isDemonstration: ctx.app.config.isDemonstration,
  worklistVersion: ctx.session?.worklistVersion ?? null,
}));
