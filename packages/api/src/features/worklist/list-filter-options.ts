import * as contracts from '@mailroom/contracts';
import type { Orm } from '../../platform/database/orm.ts';
import { type Pages, readPages } from '../../platform/database/statement.ts';
import { answerPage, pageQuery } from '../../platform/fast-answers/page-query.ts';
import { procedure } from '../../platform/http/trpc.ts';
import { assigneeOption, documentTypeOption, sourceOption, tagOption } from './list-filter-options.load-plan.ts';

/** More than any facility has, or any menu can show. */
const LIMIT = 1000;

const byName = (left: { readonly name: string }, right: { readonly name: string }): number =>
  left.name.localeCompare(right.name);

const statementsOf = (orm: Orm) =>
  [
    sourceOption.statement(orm, { label: 'list_sources', limit: LIMIT }),
    assigneeOption.statement(orm, {
      label: 'list_assignees',
      where: { role: { in: contracts.READING_ROLES } },
      limit: LIMIT,
    }),
    tagOption.statement(orm, { label: 'list_tags', limit: LIMIT }),
    documentTypeOption.statement(orm, { label: 'list_document_types', orderBy: { code: 'asc' }, limit: LIMIT }),
  ] as const;

const optionsOf = (pages: Pages<ReturnType<typeof statementsOf>>): contracts.ListFilterOptionsOutput => {
  const [sources, assignees, tags, documentTypes] = pages;
  return {
    sources: sources.rows.toSorted(byName),
    assignees: assignees.rows.toSorted(byName),
    tags: tags.rows.toSorted(byName),
    documentTypes: documentTypes.rows,
  };
};

export const listFilterOptionsPage = pageQuery(contracts.listFilterOptions, {
  question(orm) {
    const statements = statementsOf(orm);
    return { statements, write: (answers) => JSON.stringify(optionsOf(readPages(statements, answers))) };
  },
});

export const listFilterOptions = procedure(contracts.listFilterOptions).query(({ ctx, input }) =>
  answerPage(ctx, listFilterOptionsPage, input),
);
