import * as contracts from '@mailroom/contracts';
import type { EntityManager } from '@mikro-orm/postgresql';
import { MailroomError } from '../../platform/mailroom-error.ts';
import { procedure } from '../../platform/trpc.ts';
import { WorklistSearch } from './worklist-search.entity.ts';

const loadSearch = async (em: EntityManager, searchId: string): Promise<{ patientName: string }> => {
  const search = await em.findOne(WorklistSearch, { id: searchId }, { fields: ['patientName'] });
  if (!search) throw new MailroomError('SearchNotFound', { searchId });
  return { patientName: search.patientName };
};

export const openSearch = procedure(contracts.openSearch).query(({ ctx, input }) => loadSearch(ctx.em, input.searchId));
