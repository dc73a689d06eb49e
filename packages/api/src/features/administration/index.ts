import { router } from '../../platform/http/trpc.ts';
import { addSource } from './add-source.ts';
import { addTag } from './add-tag.ts';
import { changeFacility } from './change-facility.ts';
import { changeRole } from './change-role.ts';
import { changeSource } from './change-source.ts';
import { changeTag } from './change-tag.ts';
import { changeTimes } from './change-times.ts';
import { endSession } from './end-session.ts';
import { endSessions } from './end-sessions.ts';
import { inviteBack } from './invite-back.ts';
import { invitePerson } from './invite-person.ts';
import { listFacilitySources } from './list-facility-sources.ts';
import { listFacilityTags } from './list-facility-tags.ts';
import { listInvitations } from './list-invitations.ts';
import { listPeople } from './list-people.ts';
import { listSessions } from './list-sessions.ts';
import { readFacility } from './read-facility.ts';
import { removePerson } from './remove-person.ts';
import { removeTag } from './remove-tag.ts';
import { takeBackInvitation } from './take-back-invitation.ts';

export const administrationRouter = router({
  addSource,
  addTag,
  changeFacility,
  changeRole,
  changeSource,
  changeTag,
  changeTimes,
  endSession,
  endSessions,
  inviteBack,
  invitePerson,
  listFacilitySources,
  listFacilityTags,
  listInvitations,
  listPeople,
  listSessions,
  readFacility,
  removePerson,
  removeTag,
  takeBackInvitation,
});
