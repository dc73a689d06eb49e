import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import { WorklistSearch } from '../../model/worklist-search.entity.ts';
import { loadPages } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';
import type { SignedInContext } from '../../platform/process/context.ts';

const searchView = loadPlan(WorklistSearch, contracts.OpenSearchOutput);

const loadSearch = async (
  { app, session, refuse }: SignedInContext<'SearchNotFound'>,
  searchId: string,
): Promise<contracts.OpenSearchOutput> => {
  const asked = searchView.statement(app.orm, { label: 'open_search', where: { id: searchId }, limit: 1 });
  const [{ rows }] = await loadPages(app.orm, session.facilityId, [asked]);
  const [search] = rows;
  if (!search) throw refuse('SearchNotFound', { searchId });
  return search;
};

export const openSearch = procedure(contracts.openSearch).query(({ ctx, input }) => loadSearch(ctx, input.searchId));
