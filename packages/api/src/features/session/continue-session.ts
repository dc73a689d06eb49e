import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { timeLeft } from './time-left.ts';

export const continueSession = procedure(contracts.continueSession).mutation(({ ctx }) =>
  timeLeft(ctx, { isUsed: true }),
);
