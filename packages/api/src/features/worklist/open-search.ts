import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { MailroomError } from '../../platform/mailroom-error.ts';
import type { Orm } from '../../platform/orm.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { WorklistSearch } from './worklist-search.entity.ts';

const searchView = loadPlan(WorklistSearch, contracts.OpenSearchOutput);

const loadSearch = async (orm: Orm, facilityId: string, searchId: string): Promise<contracts.OpenSearchOutput> => {
  const asked = searchView.statement(orm, { label: 'open_search', where: { id: searchId }, limit: 1 });
  const [{ rows }] = await loadPages(orm, facilityId, [asked]);
  const [search] = rows;
  if (!search) throw new MailroomError('SearchNotFound', { searchId });
  return search;
};

export const openSearch = procedure(contracts.openSearch).query(({ ctx, input }) =>
  loadSearch(ctx.app.orm, ctx.session.facilityId, input.searchId),
);
