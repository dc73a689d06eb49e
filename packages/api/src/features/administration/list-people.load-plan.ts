import { PersonRow } from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { User } from '../../model/user.entity.ts';

/** Of a person's memberships row-level security shows the one of the facility; a page has nobody else. */
const here = <Membership>([membership]: readonly Membership[]): Membership => {
  if (membership === undefined) throw new Error('Somebody of no facility was loaded.');
  return membership;
};

// By person and not by membership, so that a page is cut in the order of names.
export const personRow = loadPlan(User, PersonRow, {
  passwordChangedAt: { from: 'password.changedAt' },
  membership: {
    from: ['memberships.role', 'memberships.rule', 'memberships.signedInAt', 'memberships.provider.name'],
    get: ({ memberships }) => {
      const { role, rule, signedInAt, provider } = here(memberships);
      return { role, rule, signedInAt, providerName: provider?.name ?? null };
    },
  },
});
