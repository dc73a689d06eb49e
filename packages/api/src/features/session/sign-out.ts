import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { endSession } from './end-session.ts';

export const signOut = procedure(contracts.signOut).mutation(async ({ ctx }) => {
  await endSession(ctx.app.orm, ctx.session.tokenSha256);
  ctx.cookie.clear();
  return {};
});
