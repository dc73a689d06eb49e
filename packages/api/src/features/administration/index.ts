import { router } from '../../platform/http/trpc.ts';
import { addFacility } from './add-facility.ts';
import { connectFacility } from './connect-facility.ts';
import { inviteAdministrator } from './invite-administrator.ts';
import { listFacilities } from './list-facilities.ts';
import { listOperatorActs } from './list-operator-acts.ts';
import { listPeople } from './list-people.ts';
import { listProviders } from './list-providers.ts';
import { readHospital } from './read-hospital.ts';
import { readProvider } from './read-provider.ts';
import { removeProvider } from './remove-provider.ts';
import { saveProvider } from './save-provider.ts';
import { tryClaims } from './try-claims.ts';
import { tryConnection } from './try-connection.ts';
import { tryProvider } from './try-provider.ts';

export const administrationRouter = router({
  addFacility,
  connectFacility,
  inviteAdministrator,
  listFacilities,
  listOperatorActs,
  listPeople,
  listProviders,
  readHospital,
  readProvider,
  removeProvider,
  saveProvider,
  tryClaims,
  tryConnection,
  tryProvider,
});
