import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { askOwner } from './ask-owner.ts';

export const changeRole = procedure(contracts.changeRole).mutation(({ ctx, input: { userId, roleSeen, role } }) =>
  askOwner(ctx, {
    call: 'change_role(?, ?, ?)',
    values: [userId, roleSeen, role],
    refusals: ['PersonNotFound', 'PersonChanged', 'RoleFromProvider', 'LastAdministrator'],
  }),
);
