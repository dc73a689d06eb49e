import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { audit } from '../../platform/audit.ts';
import type { CurrentSession } from '../../platform/current-session.ts';
import { procedure } from '../../platform/trpc.ts';
import { Session } from './session.entity.ts';

const revoke = (em: EntityManager, session: CurrentSession): Promise<void> =>
  em.transactional(async (em) => {
    await em.nativeUpdate(Session, { id: session.sessionId }, { revokedAt: new Date() });
    audit(em, { action: 'signed-out', actorId: session.userId });
  });

export const signOut = procedure(contracts.signOut).mutation(async ({ ctx }) => {
  await revoke(ctx.em, ctx.session);
  ctx.cookie.clear();
  return {};
});
