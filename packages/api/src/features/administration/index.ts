import { router } from '../../platform/http/trpc.ts';
import { changeRole } from './change-role.ts';
import { endSession } from './end-session.ts';
import { endSessions } from './end-sessions.ts';
import { inviteBack } from './invite-back.ts';
import { invitePerson } from './invite-person.ts';
import { listInvitations } from './list-invitations.ts';
import { listPeople } from './list-people.ts';
import { listSessions } from './list-sessions.ts';
import { removePerson } from './remove-person.ts';
import { takeBackInvitation } from './take-back-invitation.ts';

export const administrationRouter = router({
  changeRole,
  endSession,
  endSessions,
  inviteBack,
  invitePerson,
  listInvitations,
  listPeople,
  listSessions,
  removePerson,
  takeBackInvitation,
});
