import * as contracts from '@mailroom/contracts';
import type { Orm } from '../../platform/orm.ts';
import { loadPages } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';
import { assigneeOption, documentTypeOption, sourceOption, tagOption } from './list-filter-options.load-plan.ts';

/** More than any facility has, or any menu can show. */
const LIMIT = 1000;

const byName = (left: { readonly name: string }, right: { readonly name: string }): number =>
  left.name.localeCompare(right.name);

const loadOptions = async (orm: Orm, facilityId: string): Promise<contracts.ListFilterOptionsOutput> => {
  const [sources, assignees, tags, documentTypes] = await loadPages(orm, facilityId, [
    sourceOption.statement(orm, { label: 'list_sources', limit: LIMIT }),
    assigneeOption.statement(orm, { label: 'list_assignees', limit: LIMIT }),
    tagOption.statement(orm, { label: 'list_tags', limit: LIMIT }),
    documentTypeOption.statement(orm, { label: 'list_document_types', orderBy: { code: 'asc' }, limit: LIMIT }),
  ]);
  return {
    sources: sources.rows.toSorted(byName),
    assignees: assignees.rows.toSorted(byName),
    tags: tags.rows.toSorted(byName),
    documentTypes: documentTypes.rows,
  };
};

export const listFilterOptions = procedure(contracts.listFilterOptions).query(({ ctx }) =>
  loadOptions(ctx.app.orm, ctx.session.facilityId),
);
