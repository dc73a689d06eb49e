import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { endSessionsHere } from './end-sessions.ts';

export const endSession = procedure(contracts.endSession).mutation(({ ctx, input: { userId, sessionId } }) =>
  endSessionsHere(ctx.em, { userId, sessionId }),
);
