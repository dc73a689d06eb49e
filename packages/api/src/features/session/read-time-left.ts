import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { timeLeft } from './time-left.ts';

export const readTimeLeft = procedure(contracts.readTimeLeft).query(({ ctx }) => timeLeft(ctx, { isUsed: false }));
