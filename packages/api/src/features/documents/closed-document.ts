import { Restriction } from '@mailroom/contracts';
import { raw } from '@mikro-orm/core';
import { z } from 'zod';
import type { Orm } from '../../platform/database/orm.ts';
import { type Asking, runStatement, statement } from '../../platform/database/statement.ts';
import type { CurrentSession } from '../../platform/http/current-session.ts';

const IS_OPEN = statement('is_open', z.boolean(), 'select to_json($1::uuid = any (opened_restricted()))::text');

/** Whether somebody opened a restricted document with a reason, a while ago at most. */
export const isOpenTo = (
  orm: Orm,
  { facilityId, tokenSha256 }: Asking & Pick<CurrentSession, 'tokenSha256'>,
  documentId: string,
): Promise<boolean> => runStatement(orm, IS_OPEN, { facilityId, tokenSha256, values: [documentId] });

/**
 * Of a document that somebody asks for by its id, beside that id: it is not restricted, or they opened it. To anybody else it is as if it
 * were not there.
 */
export const isOpenHere = (): object => ({
  [raw((alias) => `(${alias}.restriction is null or ${alias}.id = any ((select opened_restricted())::uuid[]))`)]: [],
});

const AWAY = statement(
  'away_document',
  z
    .strictObject({
      purged: z.strictObject({ purgedAt: z.iso.datetime(), isErased: z.boolean() }).nullable(),
      closed: z.strictObject({ restriction: Restriction, supervisorNames: z.array(z.string()) }).nullable(),
    })
    .nullable(),
  `select json_build_object(
  'purged', case when purge.id is not null then json_build_object(
    'purgedAt', to_char(purged_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), 'isErased', purge.keep_days is null) end,
  'closed', case when restriction is not null then json_build_object('restriction', restriction, 'supervisorNames', (
    select coalesce(json_agg(asked.name order by asked.name), '[]') from (
      select app_user.name from membership join app_user on app_user.id = membership.user_id
      where membership.role = 'supervisor' order by app_user.name limit 20
    ) asked
  )) end
)::text
from document left join purge on purge.id = document.purge_id where document.id = $1`,
);

/** Why a document is not shown: it was purged, or is closed, and who may open it then. Null: it is not there. */
export const whyAway = (orm: Orm, { facilityId }: Pick<CurrentSession, 'facilityId'>, documentId: string) =>
  runStatement(orm, AWAY, { facilityId, values: [documentId] });
