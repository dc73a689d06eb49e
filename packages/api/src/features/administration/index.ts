import { router } from '../../platform/http/trpc.ts';
import { addFacility } from './add-facility.ts';
import { addSource } from './add-source.ts';
import { addTag } from './add-tag.ts';
import { changeFacility } from './change-facility.ts';
import { changeRole } from './change-role.ts';
import { changeSource } from './change-source.ts';
import { changeTag } from './change-tag.ts';
import { changeTimes } from './change-times.ts';
import { connectFacility } from './connect-facility.ts';
import { endSession } from './end-session.ts';
import { endSessions } from './end-sessions.ts';
import { inviteAdministrator } from './invite-administrator.ts';
import { inviteBack } from './invite-back.ts';
import { invitePerson } from './invite-person.ts';
import { listDocumentTypes } from './list-document-types.ts';
import { listFacilities } from './list-facilities.ts';
import { listFacilitySources } from './list-facility-sources.ts';
import { listFacilityTags } from './list-facility-tags.ts';
import { listInvitations } from './list-invitations.ts';
import { listOperatorActs } from './list-operator-acts.ts';
import { listPeople } from './list-people.ts';
import { listProviders } from './list-providers.ts';
import { listRestrictionRules } from './list-restriction-rules.ts';
import { listSessions } from './list-sessions.ts';
import { readFacility } from './read-facility.ts';
import { readHospital } from './read-hospital.ts';
import { readProvider } from './read-provider.ts';
import { removeDocumentType } from './remove-document-type.ts';
import { removePerson } from './remove-person.ts';
import { removeProvider } from './remove-provider.ts';
import { removeRestrictionRule } from './remove-restriction-rule.ts';
import { removeTag } from './remove-tag.ts';
import { saveDocumentType } from './save-document-type.ts';
import { saveProvider } from './save-provider.ts';
import { saveRestrictionRule } from './save-restriction-rule.ts';
import { takeBackInvitation } from './take-back-invitation.ts';
import { tryClaims } from './try-claims.ts';
import { tryConnection } from './try-connection.ts';
import { tryProvider } from './try-provider.ts';

export { removeOperator } from './remove-operator.ts';

export const administrationRouter = router({
  addFacility,
  addSource,
  addTag,
  changeFacility,
  changeRole,
  changeSource,
  changeTag,
  changeTimes,
  connectFacility,
  endSession,
  endSessions,
  inviteAdministrator,
  inviteBack,
  invitePerson,
  listDocumentTypes,
  listFacilities,
  listFacilitySources,
  listFacilityTags,
  listInvitations,
  listOperatorActs,
  listPeople,
  listProviders,
  listRestrictionRules,
  listSessions,
  readFacility,
  readHospital,
  readProvider,
  removeDocumentType,
  removePerson,
  removeProvider,
  removeRestrictionRule,
  removeTag,
  saveDocumentType,
  saveProvider,
  saveRestrictionRule,
  takeBackInvitation,
  tryClaims,
  tryConnection,
  tryProvider,
});
