-- open a document: open_document
with load_plan_page as materialized (
  select document_0."status", document_0."title", document_0."received_at", document_0."source_id", document_0."assignee_id", document_0."id", document_0."unreadable_reason", document_0."unreadable_detail"
  from "document" document_0
  where document_0."id" = $1
  order by document_0."id" asc
  limit 2
)
select document_0."status"::text as c0,
  document_0."title"::text as c1,
  to_char(document_0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c2,
  source_1."name"::text as c3,
  app_user_2."name"::text as c4,
  ((select coalesce(json_agg(json_build_object('name', tag_4."name", 'color', tag_4."color") order by tag_4."name" collate "C" asc, document_tag_3."tag_id" asc), '[]'::json) from "document_tag" document_tag_3 join "tag" tag_4 on tag_4."id" = document_tag_3."tag_id" where document_tag_3."document_id" = document_0."id"))::text as c5,
  document_0."unreadable_reason"::text as c6,
  document_0."unreadable_detail"::text as c7,
  (case when metadata_5."id" is null then null else json_build_object('format', metadata_5."format", 'patientFamily', metadata_5."patient_family", 'patientGiven', metadata_5."patient_given", 'patientBirthDate', metadata_5."patient_birth_date", 'patientSex', metadata_5."patient_sex", 'patientIdentifiers', json_build_object('patientIdentifiers', metadata_5."patient_identifiers"), 'areIdentifiersReadable', json_build_object('patientIdentifiers', metadata_5."patient_identifiers"), 'documentDate', metadata_5."document_date", 'documentCode', metadata_5."document_code", 'documentTitle', metadata_5."document_title", 'author', metadata_5."author", 'custodian', metadata_5."custodian") end)::text as c8,
  (case when verification_6."id" is null then null else json_build_object('outcome', verification_6."outcome", 'checkedAt', to_char(verification_6."checked_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) end)::text as c9,
  ((select coalesce(json_agg(json_build_object('id', attachment_7."id", 'role', attachment_7."role", 'fileName', attachment_7."file_name", 'mediaType', attachment_7."media_type", 'sizeBytes', attachment_7."size_bytes", 'display', json_build_object('mediaType', attachment_7."media_type", 'role', attachment_7."role", 'document', case when attachment_7."document_id" is null then null else json_build_object('metadata', case when metadata_8."id" is null then null else json_build_object('format', metadata_8."format") end) end)) order by attachment_7."ordinal" asc, attachment_7."id" asc), '[]'::json) from "attachment" attachment_7 left join "metadata" metadata_8 on metadata_8."document_id" = attachment_7."document_id" where attachment_7."document_id" = document_0."id"))::text as c10,
  document_0."id"::text as k0
from load_plan_page document_0
left join "source" source_1 on source_1."id" = document_0."source_id"
left join "app_user" app_user_2 on app_user_2."id" = document_0."assignee_id"
left join "metadata" metadata_5 on metadata_5."document_id" = document_0."id"
left join "verification" verification_6 on verification_6."document_id" = document_0."id"
order by document_0."id" asc;

-- open a document: document_history
with load_plan_page as materialized (
  select audit_event_0."id", audit_event_0."occurred_at", audit_event_0."action", audit_event_0."actor_id"
  from "audit_event" audit_event_0
  where audit_event_0."document_id" = $1
  order by audit_event_0."id" desc
  limit 101
)
select audit_event_0."id"::text as c0,
  to_char(audit_event_0."occurred_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c1,
  audit_event_0."action"::text as c2,
  app_user_1."name"::text as c3,
  audit_event_0."id"::text as k0
from load_plan_page audit_event_0
left join "app_user" app_user_1 on app_user_1."id" = audit_event_0."actor_id"
order by audit_event_0."id" desc;

-- open a document: earlier_opening
with load_plan_page as materialized (
  select audit_event_0."id"
  from "audit_event" audit_event_0
  where audit_event_0."document_id" = $1
    and audit_event_0."actor_id" = $2
    and audit_event_0."action" = $3
    and audit_event_0."occurred_at" >= $4
  order by audit_event_0."id" asc
  limit 2
)
select audit_event_0."id"::text as c0,
  audit_event_0."id"::text as k0
from load_plan_page audit_event_0
order by audit_event_0."id" asc;
