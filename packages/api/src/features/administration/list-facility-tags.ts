import * as contracts from '@mailroom/contracts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { MOST_ROWS } from './administer.ts';
import { tagRow } from './list-facility-tags.load-plan.ts';

const load = async ({ app: { orm }, session: { facilityId } }: SignedInContext) => {
  const statement = tagRow.statement(orm, { label: 'facility_tags', orderBy: { name: 'asc' }, limit: MOST_ROWS });
  const [{ rows }] = await loadPages(orm, facilityId, [statement]);
  return { rows };
};

export const listFacilityTags = procedure(contracts.listFacilityTags).query(({ ctx }) => load(ctx));
