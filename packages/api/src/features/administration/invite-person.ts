import * as contracts from '@mailroom/contracts';
import { INVITATION_HOURS } from '@mailroom/contracts/agreements';
import { INSTALLATION_FACILITY } from '../../model/facility.entity.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { digestOf, newToken } from '../session/index.ts';
import { askOwner } from './ask-owner.ts';

export const invitePerson = procedure(contracts.invitePerson).mutation(async ({ ctx, input: { role } }) => {
  const isOfInstallation = ctx.session.facilityId === INSTALLATION_FACILITY;
  if ((role === 'operator') !== isOfInstallation) throw ctx.refuse('InputInvalid', { fields: ['role'] });
  const token = newToken();
  await askOwner(ctx, {
    call: 'make_invitation(null, ?, ?, ?, false)',
    values: [role, digestOf(token), INVITATION_HOURS],
    refusals: ['TooManyInvitations'],
  });
  return { token };
});
