import * as contracts from '@mailroom/contracts';
import { z } from 'zod';
import type { Orm } from '../../platform/database/orm.ts';
import { runStatement, statement } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

const FACILITIES_OF = statement('facilities_of', z.array(contracts.OwnFacility), 'select facilities_of($1)::text');

/** Where somebody works, by name. */
export const loadFacilitiesOf = (orm: Orm, person: string): Promise<contracts.OwnFacility[]> =>
  runStatement(orm, FACILITIES_OF, { facilityId: null, values: [person] });

export const listOwnFacilities = procedure(contracts.listOwnFacilities).query(async ({ ctx }) => ({
  facilities: await loadFacilitiesOf(ctx.app.orm, ctx.session.userId),
}));
