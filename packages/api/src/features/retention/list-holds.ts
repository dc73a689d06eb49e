import * as contracts from '@mailroom/contracts';
import { asPerson, runStatement, statement } from '../../platform/database/statement.ts';
import { procedure } from '../../platform/http/trpc.ts';

/** A reason tells of its document: of a restricted one nothing is answered but to whoever opened it. */
const HOLDS = statement(
  'list_holds',
  contracts.HoldView.array(),
  `select coalesce(json_agg(json_build_object('id', legal_hold.id,
      'scope', case when document_id is null then 'patient' else 'document' end, 'reason', reason, 'placedByName', app_user.name,
      'placedAt', to_char(placed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) order by legal_hold.id), '[]')::text
   from legal_hold join app_user on app_user.id = placed_by_id
   where lifted_at is null
   and exists (select 1 from document where id = $1 and (restriction is null or id = any ((select opened_restricted())::uuid[])))
   and (document_id = $1 or patient_id in (select same_person(array(
     select patient_id from verification where document_id = $1 union select patient_id from effect where document_id = $1))))`,
);

export const listHolds = procedure(contracts.listHolds).query(async ({ ctx: { app, session }, input }) => ({
  holds: await runStatement(app.orm, HOLDS, { ...asPerson(session), values: [input.documentId] }),
}));
