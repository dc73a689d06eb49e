import { Pool } from 'pg';
import { PAGE_ROWS } from '../question.ts';
import type { AnswerPage } from '../serve-pages.ts';

/** The least that the page can cost: one prepared statement that makes the JSON in PostgreSQL. */
const PAGE = `
with found as materialized (
  select id, status, received_at, title, source_id, assignee_id, unreadable_reason
  from document where facility_id = $1 and status = $2 and purged_at is null
  order by received_at desc, id desc limit ${PAGE_ROWS + 1}
), shown as (
  select * from found order by received_at desc, id desc limit ${PAGE_ROWS}
)
select json_build_object(
  'rows', coalesce(json_agg(json_build_object(
    'id', shown.id, 'status', shown.status,
    'receivedAt', to_char(shown.received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    'title', shown.title, 'patientName', metadata.patient_name, 'patientBirthDate', metadata.patient_birth_date,
    'documentCode', metadata.document_code, 'documentDate', metadata.document_date, 'sourceName', source.name,
    'assigneeName', app_user.name, 'verificationOutcome', verification.outcome,
    'unreadableReason', shown.unreadable_reason,
    'tags', coalesce((select json_agg(json_build_object('name', tag.name, 'color', tag.color) order by tag.name collate "C")
      from document_tag join tag on tag.id = document_tag.tag_id where document_tag.document_id = shown.id), '[]'::json)
  ) order by shown.received_at desc, shown.id desc), '[]'::json),
  'nextCursor', case when (select count(*) from found) > ${PAGE_ROWS}
    then (select id from shown order by received_at, id limit 1) end
)::text as page
from shown
left join metadata on metadata.document_id = shown.id
left join source on source.id = shown.source_id
left join app_user on app_user.id = shown.assignee_id
left join verification on verification.document_id = shown.id`;

const pool = new Pool({
  connectionString: process.env['DATABASE_URL'],
  max: 10,
  options: '-c plan_cache_mode=force_generic_plan',
});

export const limitPage: AnswerPage = async ({ facilityId, status }) => {
  const { rows } = await pool.query<{ page: string }>({ name: 'page', text: PAGE, values: [facilityId, status] });
  return rows[0]?.page ?? '';
};
