import type { FacilitySetUp } from '@mailroom/contracts';
import { setUpFacilities } from '../features/intake/index.ts';
import { entities } from '../model/entities.ts';
import { openOrm } from '../platform/database/orm.ts';

/**
 * Sets up facilities as the tables' owner: which facilities there are and who may work there is not the application's to say.
 *
 * @throws Error in one sentence when the owner's address is not known.
 */
export const setUpAsOwner = async (databaseOwnerUrl: string | null, wanted: FacilitySetUp): Promise<void> => {
  if (databaseOwnerUrl === null) {
    throw new Error('Facilities and people are set up as the owner of the tables: set DATABASE_OWNER_URL.');
  }
  const orm = await openOrm({ databaseUrl: databaseOwnerUrl, entities, poolSize: 1 });
  try {
    await setUpFacilities(orm, wanted);
  } finally {
    await orm.close();
  }
};
