import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { Invitation } from '../../model/invitation.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

/** The SQL function `make_invitation` makes no more. */
const MOST = 100;

const invitationRow = loadPlan(Invitation, contracts.InvitationRow, { personName: { from: 'user.name' } });

export const listInvitations = procedure(contracts.listInvitations).query(async ({ ctx: { app, session } }) => {
  const open = invitationRow.statement(app.orm, {
    label: 'list_invitations',
    where: { endedAt: { is: null }, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    limit: MOST,
  });
  const [{ rows }] = await loadPages(app.orm, session.facilityId, [open]);
  return { rows };
});
