import * as contracts from '@mailroom/contracts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';
import { MOST_ROWS } from './administer.ts';
import { sourceRow } from './list-facility-sources.load-plan.ts';

const load = async ({ app: { orm }, session: { facilityId } }: SignedInContext) => {
  const statement = sourceRow.statement(orm, { label: 'facility_sources', orderBy: { name: 'asc' }, limit: MOST_ROWS });
  const [{ rows }] = await loadPages(orm, facilityId, [statement]);
  return { rows };
};

export const listFacilitySources = procedure(contracts.listFacilitySources).query(({ ctx }) => load(ctx));
