import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { endSession } from './end-session.ts';

export const signOut = procedure(contracts.signOut).mutation(async ({ ctx }) => {
  const provider = await endSession(ctx.app.orm, ctx.session.tokenSha256);
  ctx.cookie.clear();
  if (provider !== null) ctx.cookie.leaveBy(provider);
  return {};
});
