import * as contracts from '@mailroom/contracts';
import { INVITATION_HOURS } from '@mailroom/contracts/agreements';
import { procedure } from '../../platform/http/trpc.ts';
import { digestOf, newToken } from '../session/index.ts';
import { askOwner } from './ask-owner.ts';

export const inviteBack = procedure(contracts.inviteBack).mutation(async ({ ctx, input: { userId } }) => {
  const token = newToken();
  await askOwner(ctx, {
    call: 'invite_back(?, ?, ?)',
    values: [userId, digestOf(token), INVITATION_HOURS],
    refusals: ['PersonNotFound', 'SignsInElsewhere', 'WorksElsewhere', 'TooManyInvitations'],
  });
  return { token };
});
