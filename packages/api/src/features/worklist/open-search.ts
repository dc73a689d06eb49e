import * as contracts from '@mailroom/contracts';
import { loadPlan } from '@mailroom/load-plan';
import type { SignedInContext } from '../../platform/context.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { WorklistSearch } from './worklist-search.entity.ts';

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
