import * as contracts from '@mailroom/contracts';
import { audit } from '../../platform/audit.ts';
import { forkForFacility, type OpenContext } from '../../platform/context.ts';
import { openProcedure } from '../../platform/trpc.ts';
import { Membership } from './membership.entity.ts';
import { openSession } from './open-session.ts';
import { sessionView } from './read-session.ts';
import { Session } from './session.entity.ts';
import { digestOf, newToken } from './session-token.ts';

/** Whom to sign in, and where. */
type Input = Record<'userId' | 'facilityId', string>;

const signInAs = async (
  ctx: OpenContext<'DemonstrationOff' | 'UnknownUser'>,
  { userId, facilityId }: Input,
): Promise<contracts.SessionView> => {
  const { app, cookie, refuse } = ctx;
  if (!app.config.isDemonstration) throw refuse('DemonstrationOff', {});
  const token = newToken();
  const expiresAt = new Date(Date.now() + app.config.sessionHours * 3_600_000);
  await forkForFacility(app.orm, facilityId).transactional(async (em) => {
    const membership = await em.findOne(Membership, { user: userId });
    if (!membership) throw refuse('UnknownUser', {});
    em.create(Session, { user: membership.user, tokenSha256: digestOf(token), expiresAt });
    audit(em, { action: 'signed-in', actorId: userId });
  });
  const session = await openSession(app.orm, token);
  if (!session) throw refuse('UnknownUser', {});
  cookie.set(token, expiresAt);
  return sessionView(session);
};

export const signIn = openProcedure(contracts.signIn).mutation(async ({ ctx, input }) => ({
  session: await signInAs(ctx, input),
}));
