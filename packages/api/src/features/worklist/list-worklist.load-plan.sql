-- the first page: list_worklist
with load_plan_page as materialized (
  select document_0."id", document_0."version", document_0."status", document_0."received_at", document_0."title", document_0."restriction", document_0."document_type_id", document_0."source_id", document_0."assignee_id", document_0."unreadable_reason", document_0."successor_id"
  from "document" document_0
  where document_0."purged_at" is null
    and document_0."status" = any($1)
  order by document_0."received_at" desc, document_0."id" desc
  limit 51
)
select document_0."id"::text as c0,
  document_0."version"::text as c1,
  document_0."status"::text as c2,
  to_char(document_0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c3,
  (json_build_object('title', document_0."title", 'restriction', document_0."restriction"))::text as c4,
  document_0."restriction"::text as c5,
  metadata_1."patient_name"::text as c6,
  metadata_1."patient_birth_date"::text as c7,
  (json_build_object('metadata', case when metadata_1."id" is null then null else json_build_object('documentCode', metadata_1."document_code") end, 'documentType', case when document_0."document_type_id" is null then null else json_build_object('code', document_type_2."code") end))::text as c8,
  metadata_1."document_date"::text as c9,
  (json_build_object('source', case when document_0."source_id" is null then null else json_build_object('name', source_3."name") end, 'restriction', document_0."restriction"))::text as c10,
  (json_build_object('assignee', case when document_0."assignee_id" is null then null else json_build_object('name', app_user_4."name") end, 'restriction', document_0."restriction"))::text as c11,
  verification_5."outcome"::text as c12,
  verification_5."freshness"::text as c13,
  (json_build_object('claim', case when claim_6."id" is null then null else json_build_object('holder', case when claim_6."holder_id" is null then null else json_build_object('name', app_user_7."name") end) end, 'restriction', document_0."restriction"))::text as c14,
  document_0."unreadable_reason"::text as c15,
  (json_build_object('successor', case when document_0."successor_id" is null then null else json_build_object('status', document_8."status", 'versionNumber', document_8."version_number", 'restriction', document_8."restriction") end, 'restriction', document_0."restriction"))::text as c16,
  ((select coalesce(json_agg(json_build_object('name', tag_10."name", 'color', tag_10."color") order by tag_10."name" collate "C" asc, document_tag_9."tag_id" asc), '[]'::json) from "document_tag" document_tag_9 join "tag" tag_10 on tag_10."id" = document_tag_9."tag_id" where document_tag_9."document_id" = document_0."id"))::text as c17,
  document_0."received_at"::text as k0,
  document_0."id"::text as k1
from load_plan_page document_0
left join "metadata" metadata_1 on metadata_1."document_id" = document_0."id"
left join "document_type" document_type_2 on document_type_2."id" = document_0."document_type_id"
left join "source" source_3 on source_3."id" = document_0."source_id"
left join "app_user" app_user_4 on app_user_4."id" = document_0."assignee_id"
left join "verification" verification_5 on verification_5."document_id" = document_0."id"
left join "claim" claim_6 on claim_6."document_id" = document_0."id"
left join "app_user" app_user_7 on app_user_7."id" = claim_6."holder_id"
left join "document" document_8 on document_8."id" = document_0."successor_id"
order by document_0."received_at" desc, document_0."id" desc;

-- the next page: list_worklist
with load_plan_page as materialized (
  select document_0."id", document_0."version", document_0."status", document_0."received_at", document_0."title", document_0."restriction", document_0."document_type_id", document_0."source_id", document_0."assignee_id", document_0."unreadable_reason", document_0."successor_id"
  from "document" document_0
  where document_0."purged_at" is null
    and document_0."status" = any($1)
    and (document_0."received_at", document_0."id") < ($2, $3)
  order by document_0."received_at" desc, document_0."id" desc
  limit 51
)
select document_0."id"::text as c0,
  document_0."version"::text as c1,
  document_0."status"::text as c2,
  to_char(document_0."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c3,
  (json_build_object('title', document_0."title", 'restriction', document_0."restriction"))::text as c4,
  document_0."restriction"::text as c5,
  metadata_1."patient_name"::text as c6,
  metadata_1."patient_birth_date"::text as c7,
  (json_build_object('metadata', case when metadata_1."id" is null then null else json_build_object('documentCode', metadata_1."document_code") end, 'documentType', case when document_0."document_type_id" is null then null else json_build_object('code', document_type_2."code") end))::text as c8,
  metadata_1."document_date"::text as c9,
  (json_build_object('source', case when document_0."source_id" is null then null else json_build_object('name', source_3."name") end, 'restriction', document_0."restriction"))::text as c10,
  (json_build_object('assignee', case when document_0."assignee_id" is null then null else json_build_object('name', app_user_4."name") end, 'restriction', document_0."restriction"))::text as c11,
  verification_5."outcome"::text as c12,
  verification_5."freshness"::text as c13,
  (json_build_object('claim', case when claim_6."id" is null then null else json_build_object('holder', case when claim_6."holder_id" is null then null else json_build_object('name', app_user_7."name") end) end, 'restriction', document_0."restriction"))::text as c14,
  document_0."unreadable_reason"::text as c15,
  (json_build_object('successor', case when document_0."successor_id" is null then null else json_build_object('status', document_8."status", 'versionNumber', document_8."version_number", 'restriction', document_8."restriction") end, 'restriction', document_0."restriction"))::text as c16,
  ((select coalesce(json_agg(json_build_object('name', tag_10."name", 'color', tag_10."color") order by tag_10."name" collate "C" asc, document_tag_9."tag_id" asc), '[]'::json) from "document_tag" document_tag_9 join "tag" tag_10 on tag_10."id" = document_tag_9."tag_id" where document_tag_9."document_id" = document_0."id"))::text as c17,
  document_0."received_at"::text as k0,
  document_0."id"::text as k1
from load_plan_page document_0
left join "metadata" metadata_1 on metadata_1."document_id" = document_0."id"
left join "document_type" document_type_2 on document_type_2."id" = document_0."document_type_id"
left join "source" source_3 on source_3."id" = document_0."source_id"
left join "app_user" app_user_4 on app_user_4."id" = document_0."assignee_id"
left join "verification" verification_5 on verification_5."document_id" = document_0."id"
left join "claim" claim_6 on claim_6."document_id" = document_0."id"
left join "app_user" app_user_7 on app_user_7."id" = claim_6."holder_id"
left join "document" document_8 on document_8."id" = document_0."successor_id"
order by document_0."received_at" desc, document_0."id" desc;

-- every filter, oldest first: list_worklist
with load_plan_page as materialized (
  select document_word_0."document_id", document_word_0."received_at"
  from "document_word" document_word_0
  where document_word_0."start3" = $1
    and document_word_0."word" >= $2
    and document_word_0."word" < $3
    and document_word_0."received_at" >= $4
    and document_word_0."received_at" < $5
    and (not exists (select 1 from document_word earlier where earlier.document_id = document_word_0."document_id"
      and earlier.word >= $6 and earlier.word < document_word_0."word"))
    and exists (select 1 from "document" document_1 where document_1."id" = document_word_0."document_id" and document_1."status" = any($7) and document_1."document_type_id" = (select document_type_2."id" from "document_type" document_type_2 where document_type_2."code" = $8) and document_1."source_id" = $9 and document_1."assignee_id" = $10 and exists (select 1 from "verification" verification_3 where verification_3."document_id" = document_1."id" and verification_3."outcome" = $11 offset 0) and document_1."restriction" is null offset 0)
    and exists (select 1 from "document" document_4 where document_4."id" = document_word_0."document_id" and exists (select 1 from "document_word" document_word_5 where document_word_5."document_id" = document_4."id" and document_word_5."word" >= $12 and document_word_5."word" < $13 offset 0) offset 0)
    and exists (select 1 from "document" document_6 where document_6."id" = document_word_0."document_id" and exists (select 1 from "document_tag" document_tag_7 where document_tag_7."document_id" = document_6."id" and document_tag_7."tag_id" = $14 offset 0) offset 0)
  order by document_word_0."received_at" asc, document_word_0."document_id" asc
  limit 51
)
select document_word_0."document_id"::text as c0,
  document_1."version"::text as c1,
  document_1."status"::text as c2,
  to_char(document_1."received_at" at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as c3,
  (json_build_object('title', document_1."title", 'restriction', document_1."restriction"))::text as c4,
  document_1."restriction"::text as c5,
  metadata_2."patient_name"::text as c6,
  metadata_2."patient_birth_date"::text as c7,
  (json_build_object('metadata', case when metadata_2."id" is null then null else json_build_object('documentCode', metadata_2."document_code") end, 'documentType', case when document_1."document_type_id" is null then null else json_build_object('code', document_type_3."code") end))::text as c8,
  metadata_2."document_date"::text as c9,
  (json_build_object('source', case when document_1."source_id" is null then null else json_build_object('name', source_4."name") end, 'restriction', document_1."restriction"))::text as c10,
  (json_build_object('assignee', case when document_1."assignee_id" is null then null else json_build_object('name', app_user_5."name") end, 'restriction', document_1."restriction"))::text as c11,
  verification_6."outcome"::text as c12,
  verification_6."freshness"::text as c13,
  (json_build_object('claim', case when claim_7."id" is null then null else json_build_object('holder', case when claim_7."holder_id" is null then null else json_build_object('name', app_user_8."name") end) end, 'restriction', document_1."restriction"))::text as c14,
  document_1."unreadable_reason"::text as c15,
  (json_build_object('successor', case when document_1."successor_id" is null then null else json_build_object('status', document_9."status", 'versionNumber', document_9."version_number", 'restriction', document_9."restriction") end, 'restriction', document_1."restriction"))::text as c16,
  ((select coalesce(json_agg(json_build_object('name', tag_11."name", 'color', tag_11."color") order by tag_11."name" collate "C" asc, document_tag_10."tag_id" asc), '[]'::json) from "document_tag" document_tag_10 join "tag" tag_11 on tag_11."id" = document_tag_10."tag_id" where document_tag_10."document_id" = document_word_0."document_id"))::text as c17,
  document_word_0."received_at"::text as k0,
  document_word_0."document_id"::text as k1
from load_plan_page document_word_0
left join "document" document_1 on document_1."id" = document_word_0."document_id"
left join "metadata" metadata_2 on metadata_2."document_id" = document_word_0."document_id"
left join "document_type" document_type_3 on document_type_3."id" = document_1."document_type_id"
left join "source" source_4 on source_4."id" = document_1."source_id"
left join "app_user" app_user_5 on app_user_5."id" = document_1."assignee_id"
left join "verification" verification_6 on verification_6."document_id" = document_word_0."document_id"
left join "claim" claim_7 on claim_7."document_id" = document_word_0."document_id"
left join "app_user" app_user_8 on app_user_8."id" = claim_7."holder_id"
left join "document" document_9 on document_9."id" = document_1."successor_id"
order by document_word_0."received_at" asc, document_word_0."document_id" asc;
