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

const CLOSED = statement(
  'closed_document',
  z.strictObject({ restriction: Restriction, supervisorNames: z.array(z.string()) }).nullable(),
  `select json_build_object('restriction', document.restriction, 'supervisorNames', (
  select coalesce(json_agg(asked.name order by asked.name), '[]') from (
    select app_user.name from membership join app_user on app_user.id = membership.user_id
    where membership.role = 'supervisor' order by app_user.name limit 20
  ) asked
))::text
from document where id = $1 and restriction is not null`,
);

/** Why a document is closed, and who may open it; null for one that is not restricted, or not there. */
export const whyClosed = (orm: Orm, { facilityId }: Pick<CurrentSession, 'facilityId'>, documentId: string) =>
  runStatement(orm, CLOSED, { facilityId, values: [documentId] });
