import * as contracts from '@mailroom/contracts';
import type { Orm } from '../../platform/orm.ts';
import { runStatement, statement } from '../../platform/statement.ts';
import { procedure } from '../../platform/trpc.ts';

const list = (columns: string, from: string) =>
  `coalesce((select json_agg(listed) from (select ${columns} from ${from}) listed), '[]'::json)`;

const OPTIONS = statement(
  'list_filter_options',
  `select
  ${list('id, name', 'source order by name, id')} as sources,
  ${list('app_user.id, app_user.name', 'membership join app_user on app_user.id = membership.user_id order by app_user.name, app_user.id')} as assignees,
  ${list('id, name', 'tag order by name, id')} as tags,
  ${list('code, name_en as "nameEn", name_fr as "nameFr"', 'document_type order by code')} as "documentTypes"`,
);

const loadOptions = async (orm: Orm, facilityId: string): Promise<contracts.ListFilterOptionsOutput> => {
  const [options] = await runStatement<contracts.ListFilterOptionsOutput>(orm, OPTIONS, { facilityId, values: [] });
  if (!options) throw new Error('A select without a table gives one row.');
  return options;
};

export const listFilterOptions = procedure(contracts.listFilterOptions).query(({ ctx }) =>
  loadOptions(ctx.app.orm, ctx.session.facilityId),
);
