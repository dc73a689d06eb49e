import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { askOwner } from './ask-owner.ts';

export const takeBackInvitation = procedure(contracts.takeBackInvitation).mutation(({ ctx, input: { invitationId } }) =>
  askOwner(ctx, { call: 'take_back_invitation(?)', values: [invitationId], refusals: ['InvitationOver'] }),
);
