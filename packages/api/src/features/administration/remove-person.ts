import * as contracts from '@mailroom/contracts';
import { procedure } from '../../platform/http/trpc.ts';
import { askOwner } from './ask-owner.ts';

export const removePerson = procedure(contracts.removePerson).mutation(({ ctx, input: { userId } }) =>
  askOwner(ctx, {
    call: 'remove_person(?)',
    values: [userId],
    refusals: ['PersonNotFound', 'RoleFromProvider', 'LastAdministrator'],
  }),
);
